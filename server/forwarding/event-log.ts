import { type Kysely, sql } from 'kysely';
import { EntityId, type EventLogQuery, type ForwardingState, type LoggedEvent } from '#lib/appsprint/contract';
import type { Tables } from '../database/index.ts';
import { Problem } from '../http/index.ts';
import { explained, waitingReasons } from './explanations.ts';

type StoredState = Tables['outbox']['state'];

const storedStates: Readonly<Record<ForwardingState, StoredState>> = {
  waiting: 'due',
  forwarded: 'sent',
  'not-forwarded': 'skipped',
  dead: 'dead',
};
const states: Readonly<Record<StoredState, ForwardingState>> = {
  due: 'waiting',
  sent: 'forwarded',
  skipped: 'not-forwarded',
  dead: 'dead',
};

interface LogRow {
  readonly event_id: string;
  readonly sdk_id: string;
  readonly sdk_event: string;
  readonly tiktok_event: string | null;
  readonly occurred_at: Date;
  readonly received_at: Date;
  /** With microseconds, which a Date loses. */
  readonly place: string;
  readonly state: StoredState;
  readonly reason: string | null;
  readonly notes: string[];
  readonly attempts: number;
  readonly next_at: Date;
  readonly pixel_id: string | null;
  readonly settled_at: Date | null;
  readonly answer_code: number | null;
  readonly answer_message: string | null;
  readonly answer_request_id: string | null;
  readonly revenue: string | null;
  readonly currency: string | null;
  readonly campaign_id: string | null;
  readonly campaign_name: string | null;
  readonly has_pixel: boolean;
  readonly problem: 'user' | 'passing' | null;
}

/** Where a page of the log ended. */
interface Place {
  readonly receivedAt: string;
  readonly eventId: string;
}

function cursorOf({ receivedAt, eventId }: Place): string {
  return Buffer.from(JSON.stringify([receivedAt, eventId])).toString('base64url');
}

function placeOf(cursor: string): Place {
  try {
    const [receivedAt, eventId] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof receivedAt === 'string' && typeof eventId === 'string' && !Number.isNaN(Date.parse(receivedAt))) {
      return { receivedAt, eventId };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new Problem(
    400,
    'invalid_cursor',
    '"cursor" in the query: not one that this server gave. Begin without a cursor.',
  );
}

function waitingReasonOf(row: LogRow): keyof typeof waitingReasons {
  if (!row.has_pixel) return 'no_pixel';
  if (row.problem === 'user') return 'needs_person';
  return row.attempts > 0 ? 'next_try' : 'queued';
}

function reasonOf(row: LogRow): LoggedEvent['forwarding']['reason'] {
  if (row.state === 'due') {
    const code = waitingReasonOf(row);
    return { code, message: waitingReasons[code] };
  }
  return row.reason === null ? null : explained(row.reason);
}

function loggedEventOf(row: LogRow): LoggedEvent {
  const { answer_code, answer_message, answer_request_id } = row;
  return {
    eventId: row.event_id,
    sdkId: row.sdk_id,
    sdkEvent: row.sdk_event,
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    revenue: row.revenue === null ? null : { amount: row.revenue, currency: row.currency },
    campaign: row.campaign_id === null ? null : { id: EntityId.parse(row.campaign_id), name: row.campaign_name },
    forwarding: {
      state: states[row.state],
      tiktokEvent: row.tiktok_event,
      pixelId: row.pixel_id,
      tries: row.attempts,
      reason: reasonOf(row),
      leftOut: row.notes.map(explained),
      nextTryAt: row.state === 'due' && row.has_pixel ? row.next_at.toISOString() : null,
      settledAt: row.settled_at?.toISOString() ?? null,
      tiktok:
        answer_code === null
          ? null
          : { code: answer_code, message: answer_message ?? '', requestId: answer_request_id },
    },
  };
}

/** One page of what came in, the newest first. @throws Problem 400 for a cursor of another kind */
export async function readEventLog(
  database: Kysely<Tables>,
  appId: string,
  query: EventLogQuery,
): Promise<{ readonly events: LoggedEvent[]; readonly nextCursor: string | null }> {
  const conditions = [sql`o.app_id = ${appId}`];
  if (query.state !== undefined) conditions.push(sql`o.state = ${sql.lit(storedStates[query.state])}`);
  if (query.tiktokEvent !== undefined) conditions.push(sql`o.tiktok_event = ${query.tiktokEvent}`);
  if (query.sdkEvent !== undefined) conditions.push(sql`o.sdk_event = ${query.sdkEvent}`);
  if (query.campaignId !== undefined) conditions.push(sql`i.campaign_id = ${query.campaignId}`);
  if (query.cursor !== undefined) {
    const { receivedAt, eventId } = placeOf(query.cursor);
    conditions.push(sql`(o.received_at, o.event_id) < (${receivedAt}::timestamptz, ${eventId})`);
  }
  const { rows } = await sql<LogRow>`
    select o.*, o.received_at::text as place, trim_scale(e.revenue)::text as revenue, e.currency, i.campaign_id, i.campaign_name,
      p.app_id is not null as has_pixel, c.problem
    from outbox o
    left join event e on e.app_id = o.app_id and e.event_id = o.event_id
    left join install i on i.app_id = o.app_id and i.sdk_id = o.sdk_id
    left join tiktok_pixel p on p.app_id = o.app_id
    left join forwarding_circuit c on c.app_id = p.app_id and c.pixel_id = p.pixel_id
    where ${sql.join(conditions, sql` and `)}
    order by o.received_at desc, o.event_id desc limit ${query.limit + 1}`.execute(database);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const nextCursor =
    rows.length > query.limit && last !== undefined
      ? cursorOf({ receivedAt: last.place, eventId: last.event_id })
      : null;
  return { events: page.map(loggedEventOf), nextCursor };
}
