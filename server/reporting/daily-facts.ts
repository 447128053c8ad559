import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/index.ts';
import type { PeriodFacts } from './facts.ts';
import { amountsOf, dayOf, inWindow, places, reportedSums, type SumsQuery, summedRevenue } from './sums-query.ts';

/** Facts of one day of a group of objects. Whether conversions count installs is known of the group, not of the day. */
export interface DailyFacts extends Omit<PeriodFacts, 'countsInstalls'> {
  readonly group: string;
  readonly day: string;
}

/**
 * Reads the facts of each day on which a group has any, in the order of the days.
 * @param groupOf the group of each object; several objects of one group are summed
 */
export async function readDailyFacts(
  database: Kysely<Tables>,
  query: SumsQuery,
  groupOf: ReadonlyMap<string, string>,
): Promise<DailyFacts[]> {
  if (groupOf.size === 0) return [];
  const { appId, advertiserId } = query;
  const { id, ofAd } = places[query.level];
  const { rows } = await sql<DailyFacts>`
    with member as (
      select * from unnest(${[...groupOf.keys()]}::text[], ${[...groupOf.values()]}::text[]) as member(id, part)
    ), sums as (
      select part, ${dayOf(query.timeZone)} as day, currency, sum(installs) as installs, sum(events) as events,
        ${summedRevenue} as amount
      from roll_up join member on member.id = roll_up.${id}
      where app_id = ${appId} and ${inWindow(query)}
      group by 1, 2, 3
    ), attributed as (
      select part, day, sum(installs)::bigint as installs, sum(events)::bigint as events, ${amountsOf} as amounts
      from sums group by 1, 2 having sum(installs) <> 0 or sum(events) <> 0
    ), reported as (
      select part, r.day, ${reportedSums}
      from reported_daily r
      join ad on ad.app_id = r.app_id and ad.advertiser_id = r.advertiser_id and ad.ad_id = r.ad_id
      join member on member.id = ${ofAd}
      left join ad_group g on g.app_id = ad.app_id and g.advertiser_id = ad.advertiser_id and g.adgroup_id = ad.adgroup_id
      where r.app_id = ${appId} and r.advertiser_id = ${advertiserId} and r.day between ${query.from}::date and ${query.to}::date
      group by 1, 2
    )
    select part as "group", day,
      coalesce(attributed.installs, 0) as "attributedInstalls",
      coalesce(attributed.events, 0) as "attributedEvents",
      coalesce(attributed.amounts, '[]'::jsonb) as "attributedRevenue",
      reported.spend::text, reported.impressions, reported.clicks,
      reported.installs as "reportedInstalls", reported.value::text as "reportedValue"
    from attributed full join reported using (part, day)
    order by day`.execute(database);
  return rows;
}
