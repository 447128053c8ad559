import { type Kysely, sql } from 'kysely';
import type { ForwardingHealth } from '#lib/appsprint/contract';
import type { Tables } from '../database/index.ts';

/** Larger counts take long and say nothing more. */
const mostCounted = 10_000;

interface HealthRow {
  readonly has_pixel: boolean;
  readonly waiting: number;
  readonly oldest: Date | null;
  readonly dead: number;
  readonly failures: number | null;
  readonly problem: 'user' | 'passing' | null;
  readonly problem_since: Date | null;
  readonly answer_code: number | null;
  readonly answer_message: string | null;
  readonly forwarded_at: Date | null;
}

function stateOf(row: HealthRow): ForwardingHealth['state'] {
  if (!row.has_pixel) return 'waiting-for-pixel';
  if (row.problem === 'user') return 'needs-person';
  if (row.problem === 'passing') return 'retrying';
  return row.waiting > 0 ? 'working' : 'idle';
}

/** What stands in the way, in the words of the AppSprint docs' troubleshooting table where it has the case. */
function problemOf(row: HealthRow): ForwardingHealth['problem'] {
  if (row.problem === null || row.problem_since === null) return null;
  const tiktok = row.answer_code === null ? null : { code: row.answer_code, message: row.answer_message ?? '' };
  const since = row.problem_since.toISOString();
  return row.problem === 'user'
    ? {
        since,
        tiktok,
        message: 'TikTok refuses the events of this pixel, so they wait.',
        remedy:
          'Make a new Events API access token for this pixel in Events Manager, then save the Pixel ID and the token again.',
      }
    : {
        since,
        tiktok,
        message: 'TikTok could not be reached or was in trouble, so events wait.',
        remedy: 'Nothing has to be done; events are sent again by themselves.',
      };
}

/** How forwarding goes for an app, for its integration's state. */
export async function forwardingHealth(database: Kysely<Tables>, appId: string): Promise<ForwardingHealth> {
  const counted = (state: 'due' | 'dead') => sql`
    select count(*) from (select from outbox where app_id = ${appId} and state = ${sql.lit(state)} limit ${sql.lit(mostCounted)}) counted`;
  const { rows } = await sql<HealthRow>`
    select p.app_id is not null as has_pixel, (${counted('due')}) as waiting, (${counted('dead')}) as dead,
      (select min(received_at) from outbox where app_id = ${appId} and state = 'due') as oldest,
      c.failures, c.problem, c.problem_since, c.answer_code, c.answer_message, c.forwarded_at
    from (values (1)) one left join tiktok_pixel p on p.app_id = ${appId}
    left join forwarding_circuit c on c.app_id = p.app_id and c.pixel_id = p.pixel_id`.execute(database);
  const [row] = rows;
  if (row === undefined) throw new Error('a health of no rows');
  return {
    state: stateOf(row),
    waiting: row.waiting,
    oldestWaitingAt: row.oldest?.toISOString() ?? null,
    dead: row.dead,
    lastForwardedAt: row.forwarded_at?.toISOString() ?? null,
    problem: problemOf(row),
  };
}
