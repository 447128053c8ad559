import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/index.ts';

/**
 * TikTok takes 10 calls a second and 600 a minute of one developer app (TikTok's document "Rate limits", basic level). Every
 * process takes turns here: one call each 200 milliseconds, and up to five at once after a rest, stays below both.
 */
const spacing = 200;
const atOnce = 5;
/** A turn further off is left over from a clock that was set back. */
const longestQueue = 60_000;

/**
 * Waits until the next call may go out, of all processes on this database. The database's clock counts, because it is the one
 * they share.
 * @throws AbortError when the server ends meanwhile
 */
export async function takeTurn(database: Kysely<Tables>, ending: AbortSignal): Promise<void> {
  const milliseconds = (count: number) => sql`${sql.lit(count)} * interval '1 millisecond'`;
  const earliest = sql`clock_timestamp() - ${milliseconds(spacing * (atOnce - 1))}`;
  const { rows } = await sql<{ wait: number }>`
    insert into call_pace values ('marketing', ${earliest} + ${milliseconds(spacing)})
    on conflict (api) do update set
      next_at = least(greatest(call_pace.next_at, ${earliest}), clock_timestamp() + ${milliseconds(longestQueue)}) + ${milliseconds(spacing)}
    returning extract(epoch from next_at - ${milliseconds(spacing)} - clock_timestamp())::float8 * 1000 as wait`.execute(
    database,
  );
  const wait = rows[0]?.wait ?? 0;
  if (wait > 0) await pause(wait, undefined, { signal: ending });
}
