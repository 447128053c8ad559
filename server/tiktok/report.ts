import * as z from 'zod/mini';
import type { DayRange } from '../calendar.ts';
import type { TikTokClient } from './client.ts';
import { PageInfo, WireId } from './wire.ts';

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
  z.nullable(z.string().check(z.regex(/^-?\d+(?:\.\d+)?$/, 'not a decimal number'))),
);

/** A count as TikTok prints it ("116", in an old sample "116.0"); no value counts nothing. */
export const WireCount = z.pipe(
  z.pipe(
    printed,
    z.transform((value) => (value === none || value === '' ? '0' : String(value).replace(/\.0+$/, ''))),
  ),
  z.pipe(z.string().check(z.regex(/^\d+$/, 'not a count')), z.transform(Number)),
);

/** Value of purchases, despite its name (TikTok, "Website metrics"). */
const valueMetric = 'total_complete_payment_rate';

const ReportRow = z.object({
  dimensions: z.object({ ad_id: WireId, stat_time_day: z.string() }),
  metrics: z.object({
    spend: WireDecimal,
    impressions: WireCount,
    clicks: WireCount,
    conversion: WireCount,
    [valueMetric]: WireDecimal,
  }),
});
const ReportPage = z.object({ list: z.array(ReportRow), page_info: PageInfo });

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

/** Pulls the figures of every ad for each day of a range of at most 30 days. @throws TikTokRefusal, TikTokUnreachable */
export async function pullReport(
  client: TikTokClient,
  token: string,
  advertiserId: string,
  range: DayRange,
): Promise<ReportedDay[]> {
  const days: ReportedDay[] = [];
  for (let page = 1; ; page += 1) {
    const query = {
      advertiser_id: advertiserId,
      report_type: 'BASIC',
      service_type: 'AUCTION',
      data_level: 'AUCTION_AD',
      dimensions: ['ad_id', 'stat_time_day'],
      metrics: ['spend', 'impressions', 'clicks', 'conversion', valueMetric],
      start_date: range.from,
      end_date: range.to,
      page,
      page_size: pageSize,
    };
    const { list, page_info } = await client.get('/report/integrated/get/', token, query, ReportPage);
    for (const { dimensions, metrics } of list) {
      days.push({
        day: dimensions.stat_time_day.slice(0, 10),
        ad_id: dimensions.ad_id,
        spend: metrics.spend ?? '0',
        impressions: metrics.impressions,
        clicks: metrics.clicks,
        conversions: metrics.conversion,
        value: metrics[valueMetric],
      });
    }
    if (page >= page_info.total_page) return days;
  }
}
