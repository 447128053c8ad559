import { type Kysely, sql } from 'kysely';
import { Day, type ValueOptimisation } from '#lib/appsprint/contract';
import { addDays } from '../calendar.ts';
import type { Tables } from '../database/index.ts';
import { targetsOf } from '../event-mapping/index.ts';

/** TikTok unlocks value-based optimisation at 20 unique attributed Purchase events in 7 days (AppSprint docs, TikTok Ads page). */
const needed = 20;
const windowDays = 7;
/** How far back the best window is looked for. The docs say any seven days; this bound is ours. */
const daysBack = 90;

/** Purchases of one day. */
export interface PurchaseDay {
  readonly day: string;
  readonly purchases: number;
}

/** The seven days in a row with the most purchases, the latest of several as good. @param days in their order */
export function bestWindow(days: readonly PurchaseDay[]): ValueOptimisation {
  let best: ValueOptimisation = { purchases: 0, needed, window: null };
  let sum = 0;
  let first = 0;
  for (const last of days) {
    sum += last.purchases;
    const from = addDays(last.day, 1 - windowDays);
    for (let oldest = days[first]; oldest !== undefined && oldest.day < from; oldest = days[++first])
      sum -= oldest.purchases;
    if (sum > 0 && sum >= best.purchases)
      best = { purchases: sum, needed, window: { from: Day.parse(from), to: Day.parse(last.day) } };
  }
  return best;
}

/**
 * How far an app is from value-based optimisation. What counts is an event that is sent as Purchase, has a value and a
 * currency, and comes from an install that is credited to a campaign, ad group or ad; each event counts once.
 * @param today in the time zone of the advertiser, whose days are counted
 */
export async function readValueOptimisation(
  database: Kysely<Tables>,
  appId: string,
  timeZone: string,
  today: string,
): Promise<ValueOptimisation> {
  const from = addDays(today, 1 - daysBack);
  const { rows } = await sql<PurchaseDay>`
    with purchase as (select sdk_event from ${targetsOf(appId)} target where tiktok_event = 'Purchase')
    select (e.occurred_at at time zone ${timeZone})::date as day, count(*) as purchases
    from event e
    join credited_install c on c.app_id = e.app_id and c.sdk_id = e.sdk_id
      and (c.campaign_id <> '' or c.adgroup_id <> '' or c.ad_id <> '')
    where e.app_id = ${appId} and e.revenue is not null and e.currency ~ '^[A-Z]{3}$'
      and e.occurred_at >= (${from}::date - 1)::timestamp at time zone 'UTC'
      and case when e.event_type = 'custom' then e.event_name else e.event_type end in (select sdk_event from purchase)
      and (e.occurred_at at time zone ${timeZone})::date between ${from}::date and ${today}::date
    group by 1 order by 1`.execute(database);
  return bestWindow(rows);
}
