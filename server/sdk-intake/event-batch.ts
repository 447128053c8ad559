import { type Kysely, sql } from 'kysely';
import { storableJson, type Tables } from '../database/index.ts';
import { outboxRowsOf } from '../forwarding/index.ts';
import { addChanges, amountOf, currencyOf, laneOf, quarterHourOf } from '../roll-up/index.ts';
import { installNotFound } from './identity.ts';
import { eventInstant } from './instants.ts';
import type { SentEvent } from './sent-events.ts';

/** A batch of events with what the server saw of the call. */
export interface Batch {
  readonly appId: string;
  readonly events: readonly SentEvent[];
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
    .where('sdk_id', '=', sql<string>`any(${sdkIds}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.sdk_id, row.installed_at]));
}

function rowOf({ eventId, sdkId, eventType, eventName, ...event }: SentEvent, receivedAt: Date, installedAt?: Date) {
  return {
    event_id: eventId,
    sdk_id: sdkId,
    event_type: eventType,
    event_name: eventName,
    occurred_at: eventInstant(event.timestamp, receivedAt, installedAt).toISOString(),
    revenue: event.revenue,
    currency: event.currency,
    payload: event.payload,
  };
}

/**
 * Stores the events that are not there yet, puts exactly those into the outbox and adds them to the sums, in one statement. Rows are
 * taken in the order of their keys (credits, events, sums), so that two batches never wait for each other for ever.
 */
async function store(database: Kysely<Tables>, batch: Batch, sdkIds: readonly string[], rows: readonly object[]) {
  const { rows: counts } = await sql<{ accepted: number; credited: number }>`
    with credit as materialized (
      select sdk_id, campaign_id, adgroup_id, ad_id from credited_install
      where app_id = ${batch.appId} and sdk_id = any(${sdkIds}::text[])
      order by sdk_id for share
    ), stored as (
      insert into event (app_id, event_id, sdk_id, event_type, event_name, occurred_at, received_at, revenue, currency, ip, user_agent, payload)
      select ${batch.appId}, event_id, sdk_id, event_type, event_name, occurred_at, ${batch.receivedAt}::timestamptz, revenue, currency, ${batch.ip}, ${batch.userAgent}, payload
      from jsonb_to_recordset(${storableJson(rows)}::jsonb)
        as sent(event_id text, sdk_id text, event_type text, event_name text, occurred_at timestamptz, revenue numeric, currency text, payload jsonb)
      join credit using (sdk_id)
      order by event_id
      on conflict (app_id, event_id) do nothing
      returning app_id, event_id, sdk_id, event_type, event_name, occurred_at, received_at, revenue, currency
    ), put_out as (${outboxRowsOf(sql`stored`, batch.appId)}
    ), changes as (
      select app_id, ${quarterHourOf(sql`occurred_at`)} as quarter_hour, campaign_id, adgroup_id, ad_id,
        ${currencyOf('stored')} as currency, ${laneOf(sql`sdk_id`)} as lane, 0 as installs, 1 as events, ${amountOf('stored')} as revenue
      from stored join credit using (sdk_id)
    ), summed as (${addChanges(sql`changes`)})
    select (select count(*) from stored) as accepted, (select count(*) from credit) as credited`.execute(database);
  return counts[0] ?? { accepted: 0, credited: 0 };
}

/** Makes the sums ready for installs of which only events are known. */
async function openCredits(database: Kysely<Tables>, appId: string, sdkIds: readonly string[]): Promise<void> {
  await sql`
    insert into credited_install (app_id, sdk_id)
    select ${appId}, sdk_id from unnest(${sdkIds}::text[]) as sdk_id order by sdk_id
    on conflict do nothing`.execute(database);
}

/**
 * Stores a batch; an event that is there already is a duplicate and changes nothing. In a batch of several installs those of
 * an unknown one are kept, credited to nobody until it registers: the client heals only what is its own, and would send a
 * refused batch for ever.
 * @throws Problem 404 `install_not_found` when no install of the batch is known: nothing is stored, and the SDK registers
 * again and sends the same batch once more
 */
export async function storeBatch(
  database: Kysely<Tables>,
  batch: Batch,
): Promise<{ accepted: number; duplicates: number }> {
  const { appId, events, receivedAt } = batch;
  const sdkIds = [...new Set(events.map(({ sdkId }) => sdkId))];
  const [first] = sdkIds;
  if (first === undefined) return { accepted: 0, duplicates: 0 };
  const installed = await installInstants(database, appId, sdkIds);
  if (installed.size === 0) throw installNotFound(first);
  const rows = events.map((event) => rowOf(event, receivedAt, installed.get(event.sdkId)));
  const stored = await store(database, batch, sdkIds, rows);
  if (stored.credited === sdkIds.length) {
    return { accepted: stored.accepted, duplicates: events.length - stored.accepted };
  }
  await openCredits(database, appId, sdkIds);
  const rest = await store(database, batch, sdkIds, rows);
  const accepted = stored.accepted + rest.accepted;
  return { accepted, duplicates: events.length - accepted };
}
