import * as z from 'zod/mini';
import { countDays, type DayRange } from '../calendar.ts';
import type { TikTokClient } from './client.ts';
import { everyRow } from './every-row.ts';
import { TikTokUnreachable } from './failures.ts';
import { WireId } from './wire.ts';

const pageSize = 1000;

/** What TikTok prints for "no value". */
const none = '-';
const printed = z.union([z.string(), z.number()]);

/** A decimal as TikTok prints it, kept exactly; null for no value. */
export const WireDecimal = z.pipe(
  z.pipe(
    printed,
    z.transform((value) => (value === none || value === '' ? null : String(value))),
  ),
  z.nullable(z.string().check(z.regex(/^-?\d{1,15}(?:\.\d{1,12})?$/, 'not a decimal number'))),
);

/** A count as TikTok prints it ("116", in an old sample "116.0"); no value counts nothing. */
export const WireCount = z.pipe(
  z.pipe(
    printed,
    z.transform((value) => (value === none || value === '' ? '0' : String(value).replace(/\.0+$/, ''))),
  ),
  z.pipe(z.string().check(z.regex(/^\d{1,15}$/, 'not a count')), z.transform(Number)),
);

/** Value of purchases, despite its name (TikTok, "Website metrics"). */
const valueMetric = 'total_complete_payment_rate';
/** Figures, and where the ad lies, for ads that the lists do not have. */
const metrics = [
  'spend',
  'impressions',
  'clicks',
  'conversion',
  valueMetric,
  'campaign_id',
  'campaign_name',
  'adgroup_id',
  'adgroup_name',
  'ad_name',
];

const PlaceId = z.catch(z.nullable(WireId), null);
const PlaceName = z.catch(z.nullable(z.string()), null);

const ReportRow = z.object({
  dimensions: z.object({
    ad_id: WireId,
    stat_time_day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(?: 00:00:00)?$/, 'not a day')),
  }),
  metrics: z.object({
    spend: WireDecimal,
    impressions: WireCount,
    clicks: WireCount,
    conversion: WireCount,
    [valueMetric]: WireDecimal,
    campaign_id: PlaceId,
    campaign_name: PlaceName,
    adgroup_id: PlaceId,
    adgroup_name: PlaceName,
    ad_name: PlaceName,
  }),
});

/** Reported figures of one ad on one day of the advertiser's zone, as the table holds them. */
export interface ReportedDay {
  readonly day: string;
  readonly ad_id: string;
  readonly spend: string;
  readonly impressions: number;
  readonly clicks: number;
  readonly conversions: number;
  readonly value: string | null;
}

/** An ad as a report names it. */
export interface ReportedAd {
  readonly ad_id: string;
  readonly ad_name: string;
  readonly adgroup_id: string;
  readonly adgroup_name: string;
  readonly campaign_id: string;
  readonly campaign_name: string;
}

export interface Report {
  readonly days: readonly ReportedDay[];
  /** The ads of the report, but for those of which it does not say where they lie. */
  readonly ads: readonly ReportedAd[];
}

function placeOf({ dimensions, metrics }: z.output<typeof ReportRow>): ReportedAd | null {
  const { campaign_id, adgroup_id } = metrics;
  if (campaign_id === null || adgroup_id === null) return null;
  return {
    ad_id: dimensions.ad_id,
    ad_name: metrics.ad_name ?? '',
    adgroup_id,
    adgroup_name: metrics.adgroup_name ?? '',
    campaign_id,
    campaign_name: metrics.campaign_name ?? '',
  };
}

/**
 * Pulls the figures of every ad for each day of a range of at most 30 days, of deleted ads too. An answer with a day outside
 * of the range, or with two different figures for an ad's day, is refused as a whole.
 * @throws TikTokRefusal, TikTokUnreachable
 */
export async function pullReport(
  client: TikTokClient,
  token: string,
  advertiserId: string,
  range: DayRange,
): Promise<Report> {
  const path = '/report/integrated/get/';
  const query = {
    advertiser_id: advertiserId,
    report_type: 'BASIC',
    service_type: 'AUCTION',
    data_level: 'AUCTION_AD',
    dimensions: ['ad_id', 'stat_time_day'],
    metrics,
    filtering: [{ field_name: 'ad_status', filter_type: 'IN', filter_value: JSON.stringify(['STATUS_ALL']) }],
    start_date: range.from,
    end_date: range.to,
  };
  const rows = await everyRow(client, token, path, query, ReportRow, pageSize);
  const days = new Map<string, ReportedDay>();
  const ads = new Map<string, ReportedAd>();
  for (const row of rows) {
    const day = row.dimensions.stat_time_day.slice(0, 10);
    if (day < range.from || day > range.to || countDays({ from: day, to: day }) !== 1)
      throw new TikTokUnreachable(`TikTok's answer to ${path} has the day ${day}, which was not asked for`);
    const figures = {
      day,
      ad_id: row.dimensions.ad_id,
      spend: row.metrics.spend ?? '0',
      impressions: row.metrics.impressions,
      clicks: row.metrics.clicks,
      conversions: row.metrics.conversion,
      value: row.metrics[valueMetric],
    };
    const key = `${figures.ad_id} ${day}`;
    const known = days.get(key);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(figures))
      throw new TikTokUnreachable(`TikTok's answer to ${path} has two figures for the ad ${figures.ad_id} on ${day}`);
    days.set(key, figures);
    const place = placeOf(row);
    if (place !== null) ads.set(place.ad_id, place);
  }
  return { days: [...days.values()], ads: [...ads.values()] };
}
