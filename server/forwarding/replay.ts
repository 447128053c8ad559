import { type Kysely, sql } from 'kysely';
import type { EventReplay, EventReplayAnswer } from '#lib/appsprint/contract';
import type { Tables } from '../database/index.ts';

/**
 * Makes dead letters due again, under the same `event_id`. Those that TikTok may have counted are left unless somebody says
 * otherwise: 48 hours later TikTok would count them a second time.
 */
export async function replayDeadLetters(
  database: Kysely<Tables>,
  appId: string,
  { eventIds, inDoubt }: EventReplay,
  now: Date,
): Promise<EventReplayAnswer> {
  const chosen = eventIds === undefined ? sql`true` : sql`event_id = any(${eventIds}::text[])`;
  const isCertain = inDoubt === 'send-again' ? sql`true` : sql`in_doubt_since is null`;
  const { rows } = await sql<EventReplayAnswer>`
    with letters as (
      select event_id, ${isCertain} as goes from outbox
      where app_id = ${appId} and state = 'dead' and ${chosen} for update
    ), replayed as (
      update outbox o set state = 'due', reason = null, settled_at = null, attempts = 0, next_at = ${now}, in_doubt_since = null, at_most = default
      from letters where o.app_id = ${appId} and o.event_id = letters.event_id and letters.goes
      returning o.event_id
    )
    select (select count(*) from replayed) as replayed,
      (select count(*) from letters where not goes) as "leftInDoubt"`.execute(database);
  return rows[0] ?? { replayed: 0, leftInDoubt: 0 };
}
