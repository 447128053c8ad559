import { type RawBuilder, sql } from 'kysely';
import type { Level } from '#lib/appsprint/contract';

/** Whose sums are asked for: those of an advertiser's objects of a level, in days of its time zone. */
export interface SumsQuery {
  readonly appId: string;
  readonly advertiserId: string;
  readonly level: Level;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** Table and id of a level, and that id of a row of `ad`: figures of an upgraded Smart+ ad are reported by its creatives. */
export const places = {
  campaign: { table: sql.ref('campaign'), id: sql.ref('campaign_id'), ofAd: sql.ref('ad.campaign_id') },
  adgroup: { table: sql.ref('ad_group'), id: sql.ref('adgroup_id'), ofAd: sql.ref('ad.adgroup_id') },
  ad: { table: sql.ref('ad'), id: sql.ref('ad_id'), ofAd: sql<string>`coalesce(ad.smart_ad_id, ad.ad_id)` },
} as const;

/** Currencies of ISO 4217 as this runtime knows them; another code on an event is kept there and counted nowhere. */
const currencies = Intl.supportedValuesOf('currency');
/** The contract's amounts have at most twelve decimals. */
const decimals = sql.lit(12);

/** Day of a quarter of an hour in a time zone. */
export function dayOf(timeZone: string): RawBuilder<unknown> {
  return sql`(quarter_hour at time zone ${timeZone})::date`;
}

/**
 * A quarter of an hour lies in the window when its day in the zone does. Only that is exact where clocks change at midnight;
 * in between, a day of UTC away from both ends, no zone can say otherwise and none is asked.
 */
export function inWindow({ from, to, timeZone }: Pick<SumsQuery, 'from' | 'to' | 'timeZone'>): RawBuilder<unknown> {
  const midnight = (day: string, later: number) =>
    sql`((${day}::date + ${sql.lit(later)})::timestamp at time zone 'UTC')`;
  return sql`quarter_hour >= ${midnight(from, -1)} and quarter_hour < ${midnight(to, 2)} and (
    (quarter_hour >= ${midnight(from, 1)} and quarter_hour < ${midnight(to, 0)})
    or ${dayOf(timeZone)} between ${from}::date and ${to}::date
  )`;
}

/** Revenue of rows of `roll_up`. */
export const summedRevenue = sql`trim_scale(round(sum(revenue), ${decimals}))`;

/** Of rows with `currency` and `amount`: the amounts that count, as JSON. */
export const amountsOf = sql`
  jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount::text) order by currency)
    filter (where amount <> 0 and currency = any(${currencies}::text[]))`;

/** Sums of rows of `reported_daily r` whose ad group is `ad_group g`. Conversions count only where they are installs. */
export const reportedSums = sql`
  sum(r.spend) as spend, sum(r.impressions)::bigint as impressions, sum(r.clicks)::bigint as clicks,
  sum(r.conversions) filter (where g.counts_installs)::bigint as installs, round(sum(r.value), ${decimals}) as value`;
