import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../database/index.ts';
import { targetsOf } from '../event-mapping/index.ts';

const columns = sql`(app_id, event_id, sdk_id, sdk_event, tiktok_event, occurred_at, received_at, state, reason, next_at, settled_at)`;

/** What the mapping says of a row, as the rest of the outbox's columns. */
function decidedAt(occurredAt: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    target.tiktok_event, ${occurredAt}, received_at,
    case when target.tiktok_event is null then 'skipped' else 'due' end,
    case when target.tiktok_event is null then 'mapping_off' end,
    received_at, case when target.tiktok_event is null then received_at end`;
}

/**
 * Part of the statement that stores events: their rows in the outbox. Written together, neither is ever there without the other.
 * Only a registration is `install`: a custom event of that name stays an event that nobody mapped.
 * @param stored rows (app_id, event_id, sdk_id, event_type, event_name, occurred_at, received_at) that were really inserted
 */
export function outboxRowsOf(stored: RawBuilder<unknown>, appId: string): RawBuilder<unknown> {
  return sql`
    insert into outbox ${columns}
    select app_id, event_id, sdk_id, named.sdk_event, ${decidedAt(sql`occurred_at`)}
    from (
      select *, case when event_type = 'custom' then coalesce(event_name, 'custom') else event_type end as sdk_event
      from ${stored} every_stored
    ) named
    left join ${targetsOf(appId)} target on target.sdk_event = named.sdk_event and named.sdk_event <> 'install'
    order by event_id
    on conflict do nothing`;
}

/** The row of an install, in the transaction that stores it; one for each install, however often it registers. */
export async function putInstall(
  transaction: Kysely<Tables>,
  { appId, sdkId }: { readonly appId: string; readonly sdkId: string },
): Promise<void> {
  await sql`
    insert into outbox ${columns}
    select app_id, install_id::text, sdk_id, 'install', ${decidedAt(sql`installed_at`)}
    from install left join ${targetsOf(appId)} target on target.sdk_event = 'install'
    where app_id = ${appId} and sdk_id = ${sdkId}
    on conflict do nothing`.execute(transaction);
}

/** Deletes the rows of an install and its events, before those are deleted themselves. */
export async function takeOut(
  transaction: Kysely<Tables>,
  { appId, sdkId }: { readonly appId: string; readonly sdkId: string },
): Promise<void> {
  await sql`
    delete from outbox where app_id = ${appId} and event_id in (
      select event_id from event where app_id = ${appId} and sdk_id = ${sdkId}
      union all select install_id::text from install where app_id = ${appId} and sdk_id = ${sdkId})`.execute(
    transaction,
  );
}
