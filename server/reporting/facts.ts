import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../database/index.ts';
import { amountsOf, inWindow, places, reportedSums, type SumsQuery, summedRevenue } from './sums-query.ts';

/** Everything that is known of one or several objects in some days, before a rule chooses what to show. */
export interface PeriodFacts {
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

/** The facts of one campaign, ad group or ad in a window. */
export interface Facts extends PeriodFacts {
  readonly id: string;
  readonly name: string | null;
}

/** What facts are asked for: an advertiser's objects of a level in days of its time zone. */
export interface FactsQuery extends SumsQuery {
  /** Null: all of them. */
  readonly ids: readonly string[] | null;
  /** Only these objects and those below them; null: all. */
  readonly within: readonly string[] | null;
}

/**
 * The objects that are one of `ids` or lie below one. Where an object lies is said by TikTok's structure; of one that
 * TikTok does not list, by the clicks that its attributed facts come from.
 */
function below({ appId, advertiserId, level, ...query }: SumsQuery, ids: readonly string[]): RawBuilder<unknown> {
  const named = sql`select unnest(${[...ids]}::text[]) as id`;
  if (level === 'campaign') return named;
  const { table, id } = places[level];
  const above = level === 'ad' ? [places.campaign.id, places.adgroup.id] : [places.campaign.id];
  const isBelowOne = sql.join(
    above.map((column) => sql`${column} = any(${[...ids]}::text[])`),
    sql` or `,
  );
  return sql`
    ${named}
    union select ${level === 'ad' ? places.ad.ofAd : id} from ${table} where app_id = ${appId} and advertiser_id = ${advertiserId} and (${isBelowOne})
    union select ${id} from roll_up
      where app_id = ${appId} and ${id} <> '' and (${isBelowOne}) and ${inWindow(query)} and not exists (
        select from ${table} listed
        where listed.app_id = ${appId} and listed.advertiser_id = ${advertiserId} and listed.${id} = roll_up.${id}
      )`;
}

/**
 * Reads the facts of every object of the level that the advertiser has or that has facts in the window, ordered by id. What
 * was deleted is there only while it has some.
 */
export async function readFacts(database: Kysely<Tables>, query: FactsQuery): Promise<Facts[]> {
  const { appId, advertiserId } = query;
  const { table, id, ofAd } = places[query.level];
  const isAd = query.level === 'ad';
  const isBelow = query.within === null ? null : below(query, query.within);
  const chosen = (column: RawBuilder<unknown>) =>
    sql`${query.ids === null ? sql`true` : sql`${column} = any(${[...query.ids]}::text[])`}
      and ${isBelow === null ? sql`true` : sql`${column} in (select id from below)`}`;
  const { rows } = await sql<Facts>`
    with ${isBelow === null ? sql`` : sql`below as (${isBelow}),`} known as (
      select ${id} as id, nullif(name, '') as name, is_listed ${isAd ? sql`and smart_ad_id is null` : sql``} as is_shown
      from ${table}
      where app_id = ${appId} and advertiser_id = ${advertiserId} and ${chosen(sql`${id}`)}
    ), sums as (
      select ${id} as id, currency, sum(installs) as installs, sum(events) as events, ${summedRevenue} as amount
      from roll_up
      where app_id = ${appId} and ${id} <> '' and ${chosen(sql`${id}`)} and ${inWindow(query)}
      group by 1, 2
    ), attributed as (
      select id, sum(installs)::bigint as installs, sum(events)::bigint as events,
        ${amountsOf} as amounts
      from sums group by id having sum(installs) <> 0 or sum(events) <> 0
    ), reported as (
      select ${ofAd} as id, ${reportedSums}
      from reported_daily r
      join ad on ad.app_id = r.app_id and ad.advertiser_id = r.advertiser_id and ad.ad_id = r.ad_id
      left join ad_group g on g.app_id = ad.app_id and g.advertiser_id = ad.advertiser_id and g.adgroup_id = ad.adgroup_id
      where r.app_id = ${appId} and r.advertiser_id = ${advertiserId} and r.day between ${query.from}::date and ${query.to}::date
        and ${chosen(ofAd)}
      group by 1
    ), for_installs as (
      select distinct ${isAd ? ofAd : sql`g.${id}`} as id
      from ad_group g
      ${isAd ? sql`join ad on ad.app_id = g.app_id and ad.advertiser_id = g.advertiser_id and ad.adgroup_id = g.adgroup_id` : sql``}
      where g.app_id = ${appId} and g.advertiser_id = ${advertiserId} and g.counts_installs
    ), ids as (
      select id from known where is_shown union select id from attributed union select id from reported
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
