import { type Kysely, sql } from 'kysely';
import type { SdkEvent } from '#lib/appsprint/contract';
import { storableJson, type Tables } from '../database/index.ts';
import { Problem } from '../http/index.ts';
import { sdkIdOf } from './identity.ts';
import { eventInstant } from './instants.ts';

/** A batch of events with what the server saw of the call. */
export interface Batch {
  readonly appId: string;
  readonly events: readonly SdkEvent[];
  readonly ip: string;
  readonly userAgent: string;
  readonly receivedAt: Date;
}

async function installInstants(
  database: Kysely<Tables>,
  appId: string,
  sdkIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await database
    .selectFrom('install')
    .select(['sdk_id', 'installed_at'])
    .where('app_id', '=', appId)
    .where('sdk_id', '=', sql<string>`any(${[...new Set(sdkIds)]}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.sdk_id, row.installed_at]));
}

/** Trimmed and in capitals; an unknown currency is kept, and left out of sums. */
function currencyOf(event: SdkEvent): string | null {
  return event.currency?.trim().toUpperCase() || null;
}

function rowOf(event: SdkEvent, sdkId: string, installedAt: Date, receivedAt: Date) {
  return {
    event_id: event.eventId,
    sdk_id: sdkId,
    event_type: event.eventType,
    event_name: event.eventName ?? null,
    occurred_at: eventInstant(event.timestamp, receivedAt, installedAt).toISOString(),
    // The shortest text that means the same number: what the client wrote, up to 15 digits and more.
    revenue: event.revenue === undefined ? null : String(event.revenue),
    currency: currencyOf(event),
    payload: event,
  };
}

/**
 * Stores a batch in one statement; an event that is there already is a duplicate and changes nothing.
 * @throws Problem 404 `install_not_found` when an install of the batch is unknown: nothing is stored, and the SDK registers
 * again and sends the same batch once more
 */
export async function storeBatch(
  database: Kysely<Tables>,
  batch: Batch,
): Promise<{ accepted: number; duplicates: number }> {
  const { appId, events, receivedAt } = batch;
  const ids = events.map((event, index) => sdkIdOf(event, `events.${index}.`));
  const installed = await installInstants(database, appId, ids);
  const rows = events.map((event, index) => {
    const sdkId = ids[index] ?? '';
    const installedAt = installed.get(sdkId);
    if (installedAt === undefined) {
      throw new Problem(
        404,
        'install_not_found',
        `No install ${sdkId} is registered for this app. Register it and send the batch again.`,
      );
    }
    return rowOf(event, sdkId, installedAt, receivedAt);
  });
  // Ordered by key, so that two batches with the same events in another order do not wait for each other for ever.
  const { numAffectedRows } = await sql`
    insert into event (app_id, event_id, sdk_id, event_type, event_name, occurred_at, received_at, revenue, currency, ip, user_agent, payload)
    select ${appId}, event_id, sdk_id, event_type, event_name, occurred_at, ${receivedAt}::timestamptz, revenue, currency, ${batch.ip}, ${batch.userAgent}, payload
    from jsonb_to_recordset(${storableJson(rows)}::jsonb)
      as sent(event_id text, sdk_id text, event_type text, event_name text, occurred_at timestamptz, revenue numeric, currency text, payload jsonb)
    order by event_id
    on conflict (app_id, event_id) do nothing`.execute(database);
  const accepted = Number(numAffectedRows ?? 0n);
  return { accepted, duplicates: rows.length - accepted };
}
