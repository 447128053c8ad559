import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** API keys end at an instant, so that an old and a new one overlap; apps say how long they keep what people did. */
export const intakeKeyTables: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table api_key add column name text not null default 'first', add column valid_until timestamptz`.execute(
      database,
    );
    await sql`alter table app add column retention_days integer`.execute(database);
    await sql`create index event_by_receipt on event (app_id, received_at)`.execute(database);
    await sql`create index click_by_instant on click (app_id, clicked_at)`.execute(database);
  },
};
