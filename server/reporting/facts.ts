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
  campaign: { table: sql.ref('campaign'), id: sql.ref('campaign_id'), name: sql.ref('campaign_name') },
  adgroup: { table: sql.ref('ad_group'), id: sql.ref('adgroup_id'), name: sql.ref('adgroup_name') },
  ad: { table: sql.ref('ad'), id: sql.ref('ad_id'), name: sql.ref('ad_name') },
} as const;

/** Currencies of ISO 4217 as this runtime knows them; another code on an event is kept there and counted nowhere. */
const currencies = Intl.supportedValuesOf('currency');
/** More than this is no money (an SDK lets 1e20 pass), and one such event would hide all others. */
const largestAmount = '1e15';
/** The contract's amounts have at most twelve decimals. */
const decimals = 12;

/**
 * An instant lies in the window when its day in the zone does. Only that is exact where clocks change at midnight; the
 * range of instants around it, wide enough for every zone, is there for the index.
 */
function inWindow(column: string, { from, to, timeZone }: FactsQuery) {
  const instant = sql.ref(column);
  return sql`${instant} >= ${from}::date - interval '1 day' and ${instant} < ${to}::date + interval '2 days'
    and (${instant} at time zone ${timeZone})::date between ${from}::date and ${to}::date`;
}

/** Reads the facts of every object of the level that the advertiser has or that has attributed facts, ordered by id. */
export async function readFacts(database: Kysely<Tables>, query: FactsQuery): Promise<Facts[]> {
  const { appId, advertiserId } = query;
  const { table, id, name } = places[query.level];
  const chosen = (column: ReturnType<typeof sql>) =>
    query.ids === null ? sql`true` : sql`${column} = any(${[...query.ids]}::text[])`;
  const { rows } = await sql<Facts>`
    with known as (
      select ${id} as id, name from ${table}
      where app_id = ${appId} and advertiser_id = ${advertiserId} and ${chosen(sql`${id}`)}
    ), installs as (
      select ${id} as id, count(*) as installs, max(${name}) as name from install
      where app_id = ${appId} and source <> 'organic' and ${id} is not null and ${chosen(sql`${id}`)}
        and ${inWindow('installed_at', query)}
      group by 1
    ), event_sums as (
      select i.${id} as id, e.currency, count(*) as events,
        trim_scale(round(sum(e.revenue) filter (where e.currency = any(${currencies}::text[]) and abs(e.revenue) < ${largestAmount}::numeric), ${sql.lit(decimals)})) as amount
      from event e join install i on i.app_id = e.app_id and i.sdk_id = e.sdk_id
      where e.app_id = ${appId} and i.source <> 'organic' and i.${id} is not null and ${chosen(sql`i.${id}`)}
        and ${inWindow('e.occurred_at', query)}
      group by 1, 2
    ), revenue as (
      select id, sum(events)::bigint as events,
        jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount::text) order by currency) filter (where amount <> 0) as amounts
      from event_sums group by id
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
      select id from known union select id from installs union select id from revenue union select id from reported
    )
    select ids.id, coalesce(known.name, installs.name) as name,
      coalesce(installs.installs, 0) as "attributedInstalls",
      coalesce(revenue.events, 0) as "attributedEvents",
      coalesce(revenue.amounts, '[]'::jsonb) as "attributedRevenue",
      reported.spend::text, reported.impressions, reported.clicks,
      for_installs.id is not null as "countsInstalls",
      reported.installs as "reportedInstalls", reported.value::text as "reportedValue"
    from ids
    left join known using (id)
    left join installs using (id)
    left join revenue using (id)
    left join reported using (id)
    left join for_installs using (id)
    order by ids.id collate "C"`.execute(database);
  return rows;
}
