import { type Kysely, sql } from 'kysely';
import type { Level } from '#lib/appsprint/contract';
import type { Tables } from '../database/index.ts';

/** Everything that is known of one campaign, ad group or ad in a window, before a rule chooses what to show. */
export interface Facts {
  readonly id: string;
  readonly name: string | null;
  readonly attributedInstalls: number;
  readonly attributedEvents: number;
  /** Exact decimals, one per currency. */
  readonly attributedRevenue: readonly { readonly amount: string; readonly currency: string }[];
  readonly spend: string | null;
  readonly impressions: number | null;
  readonly clicks: number | null;
  /** Whether one of its ad groups optimises for installs, so that TikTok's conversions count them. */
  readonly countsInstalls: boolean;
  readonly reportedInstalls: number | null;
  readonly reportedValue: string | null;
}

/** What facts are asked for: an advertiser's objects of a level, all of them or those named, in days of its time zone. */
export interface FactsQuery {
  readonly appId: string;
  readonly advertiserId: string;
  readonly level: Level;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly ids: readonly string[] | null;
}

const places = {
  campaign: { table: sql.ref('campaign'), id: sql.ref('campaign_id') },
  adgroup: { table: sql.ref('ad_group'), id: sql.ref('adgroup_id') },
  ad: { table: sql.ref('ad'), id: sql.ref('ad_id') },
} as const;

/** Currencies of ISO 4217 as this runtime knows them; another code on an event is kept there and counted nowhere. */
const currencies = Intl.supportedValuesOf('currency');
/** The contract's amounts have at most twelve decimals. */
const decimals = 12;

/**
 * A quarter of an hour lies in the window when its day in the zone does. Only that is exact where clocks change at midnight;
 * in between, a day of UTC away from both ends, no zone can say otherwise and none is asked.
 */
function inWindow({ from, to, timeZone }: FactsQuery) {
  const midnight = (day: string, later: number) =>
    sql`((${day}::date + ${sql.lit(later)})::timestamp at time zone 'UTC')`;
  return sql`quarter_hour >= ${midnight(from, -1)} and quarter_hour < ${midnight(to, 2)} and (
    (quarter_hour >= ${midnight(from, 1)} and quarter_hour < ${midnight(to, 0)})
    or (quarter_hour at time zone ${timeZone})::date between ${from}::date and ${to}::date
  )`;
}

/** Reads the facts of every object of the level that the advertiser has or that has attributed facts, ordered by id. */
export async function readFacts(database: Kysely<Tables>, query: FactsQuery): Promise<Facts[]> {
  const { appId, advertiserId } = query;
  const { table, id } = places[query.level];
  const chosen = (column: ReturnType<typeof sql>) =>
    query.ids === null ? sql`true` : sql`${column} = any(${[...query.ids]}::text[])`;
  const { rows } = await sql<Facts>`
    with known as (
      select ${id} as id, name from ${table}
      where app_id = ${appId} and advertiser_id = ${advertiserId} and ${chosen(sql`${id}`)}
    ), sums as (
      select ${id} as id, currency, sum(installs) as installs, sum(events) as events,
        trim_scale(round(sum(revenue), ${sql.lit(decimals)})) as amount
      from roll_up
      where app_id = ${appId} and ${id} <> '' and ${chosen(sql`${id}`)} and ${inWindow(query)}
      group by 1, 2
    ), attributed as (
      select id, sum(installs)::bigint as installs, sum(events)::bigint as events,
        jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount::text) order by currency)
          filter (where amount <> 0 and currency = any(${currencies}::text[])) as amounts
      from sums group by id having sum(installs) <> 0 or sum(events) <> 0
    ), reported as (
      select a.${id} as id, sum(r.spend) as spend, sum(r.impressions)::bigint as impressions, sum(r.clicks)::bigint as clicks,
        sum(r.conversions) filter (where g.counts_installs)::bigint as installs, round(sum(r.value), ${sql.lit(decimals)}) as value
      from reported_daily r
      join ad a on a.app_id = r.app_id and a.advertiser_id = r.advertiser_id and a.ad_id = r.ad_id
      left join ad_group g on g.app_id = a.app_id and g.advertiser_id = a.advertiser_id and g.adgroup_id = a.adgroup_id
      where r.app_id = ${appId} and r.advertiser_id = ${advertiserId} and r.day between ${query.from}::date and ${query.to}::date
        and ${chosen(sql`a.${id}`)}
      group by 1
    ), for_installs as (
      select distinct member.${id} as id
      from ${query.level === 'ad' ? sql`ad` : sql`ad_group`} member
      join ad_group g on g.app_id = member.app_id and g.advertiser_id = member.advertiser_id and g.adgroup_id = member.adgroup_id
      where member.app_id = ${appId} and member.advertiser_id = ${advertiserId} and g.counts_installs
    ), ids as (
      select id from known union select id from attributed union select id from reported
    )
    select ids.id, coalesce(known.name, credited_name.name) as name,
      coalesce(attributed.installs, 0) as "attributedInstalls",
      coalesce(attributed.events, 0) as "attributedEvents",
      coalesce(attributed.amounts, '[]'::jsonb) as "attributedRevenue",
      reported.spend::text, reported.impressions, reported.clicks,
      for_installs.id is not null as "countsInstalls",
      reported.installs as "reportedInstalls", reported.value::text as "reportedValue"
    from ids
    left join known using (id)
    left join attributed using (id)
    left join reported using (id)
    left join for_installs using (id)
    left join credited_name on credited_name.app_id = ${appId} and credited_name.level = ${query.level} and credited_name.id = ids.id
    order by ids.id collate "C"`.execute(database);
  return rows;
}
