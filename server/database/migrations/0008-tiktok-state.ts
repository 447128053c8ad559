import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What TikTok said about connection, pixel and structure, and the revisions of the event mapping. */
export const tiktokStateTables: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`
      create table event_mapping (
        app_id text not null references app,
        revision integer not null,
        saved_at timestamptz not null,
        saved_by text not null,
        rows jsonb not null,
        primary key (app_id, revision)
      )`.execute(database);
    await sql`
      alter table tiktok_connection
        add column scopes text[],
        add column problem text,
        add column problem_at timestamptz`.execute(database);
    await sql`alter table tiktok_pixel add column token_state text not null default 'unchecked'`.execute(database);
    // What TikTok says of an object beyond its name, for the audit. An object that it no longer lists keeps what it said last.
    for (const table of ['campaign', 'ad_group', 'ad']) {
      await sql`
        alter table ${sql.ref(table)}
          add column details jsonb not null default '{}',
          add column is_listed boolean not null default true`.execute(database);
    }
    // TikTok reports an upgraded Smart+ ad by its creatives; each of them says whose it is.
    await sql`alter table ad add column smart_ad_id text`.execute(database);
    await sql`
      create table reported_day (
        app_id text not null,
        advertiser_id text not null,
        day date not null,
        changed_on date not null,
        primary key (app_id, advertiser_id, day)
      )`.execute(database);
    // When the next call of TikTok's API may go out, for all processes together.
    await sql`
      create table call_pace (
        api text primary key,
        next_at timestamptz not null
      )`.execute(database);
    // Purchases are few among events, and only they are counted for value-based optimisation.
    await sql`create index event_with_revenue on event (app_id, occurred_at) where revenue is not null`.execute(
      database,
    );
  },
};
