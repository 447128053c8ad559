import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The outbox: one row for each event and install that came in, saying whether and how it went to TikTok, or why it did not. */
export const outboxTables: Migration = {
  async up(database: Kysely<unknown>) {
    // The fill factor leaves room on the page: a claim changes no indexed column, so its new row stays where the old one is.
    await sql`
      create table outbox (
        app_id text not null,
        event_id text not null,
        sdk_id text not null,
        sdk_event text not null,
        tiktok_event text,
        occurred_at timestamptz not null,
        received_at timestamptz not null,
        state text not null,
        reason text,
        notes text[] not null default '{}',
        attempts integer not null default 0,
        next_at timestamptz not null,
        claim uuid,
        in_doubt_since timestamptz,
        pixel_id text,
        at_most integer not null default 1000,
        settled_at timestamptz,
        answer_code bigint,
        answer_message text,
        answer_request_id text,
        primary key (app_id, event_id)
      ) with (fillfactor = 75)`.execute(database);
    await sql`create index outbox_due on outbox (app_id, received_at, event_id) where state = 'due'`.execute(database);
    await sql`create index outbox_dead on outbox (app_id, received_at, event_id) where state = 'dead'`.execute(
      database,
    );
    await sql`create index outbox_log on outbox (app_id, received_at, event_id)`.execute(database);
    // How the last calls for an app's pixel went; a circuit that is open lets no call through until its instant.
    await sql`
      create table forwarding_circuit (
        app_id text primary key references app,
        pixel_id text not null,
        failures integer not null,
        open_until timestamptz,
        problem text,
        problem_since timestamptz,
        answer_code bigint,
        answer_message text,
        forwarded_at timestamptz
      )`.execute(database);
    await sql`
      create table forwarding_setting (
        app_id text primary key references app,
        organic text not null
      )`.execute(database);
  },
};
