import { type Kysely, sql } from 'kysely';
import { addDays } from '../calendar.ts';
import type { Tables } from '../database/index.ts';

/** What came in and went out lately, as far as it tells that something is set up wrong. */
export interface Evidence {
  readonly signalLinks: number;
  /** Of the latest events: how many there are, and how many of them TikTok could not match for want of an address or a user agent. */
  readonly latestEvents: number;
  readonly unmatchableEvents: number;
  /** Clicks that TikTok reports for the last full days, and whether any click came through a Signal link in that time. */
  readonly reportedClicks: number;
  readonly hasLinkClicks: boolean;
}

/** How many of the latest events are looked at. */
const latest = 1_000;
/** Full days whose clicks are compared. Figures of the day that runs are not complete. */
const comparedDays = 3;

/** Reads the evidence of an app. */
export async function readEvidence(database: Kysely<Tables>, appId: string, now: Date): Promise<Evidence> {
  const today = now.toISOString().slice(0, 10);
  const from = addDays(today, -comparedDays);
  const { rows } = await sql<Evidence>`
    with recent as (
      select reason from outbox where app_id = ${appId} order by received_at desc, event_id desc limit ${sql.lit(latest)}
    ), last_click as (
      -- Ids of clicks begin with their instant.
      select clicked_at from click where app_id = ${appId} order by click_id desc limit 1
    )
    select
      (select count(*) from signal_link where app_id = ${appId}) as "signalLinks",
      (select count(*) from recent) as "latestEvents",
      (select count(*) from recent where reason = 'not_matchable') as "unmatchableEvents",
      (
        select coalesce(sum(r.clicks), 0)::bigint from reported_daily r join advertiser a using (app_id, advertiser_id)
        where r.app_id = ${appId} and r.day >= ${from}::date and r.day < ${today}::date
      ) as "reportedClicks",
      exists (select from last_click where clicked_at >= (${from}::date - 1)::timestamp at time zone 'UTC') as "hasLinkClicks"
    `.execute(database);
  const [evidence] = rows;
  if (evidence === undefined) throw new Error('a count without rows');
  return evidence;
}
