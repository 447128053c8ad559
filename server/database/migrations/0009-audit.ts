import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the audit found, when it was first seen, and when the audit last ran. */
export const auditTables: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`
      create table audit_run (
        app_id text not null references app,
        advertiser_id text not null,
        ran_at timestamptz not null,
        primary key (app_id, advertiser_id)
      )`.execute(database);
    await sql`
      create table audit_finding (
        app_id text not null references app,
        advertiser_id text not null,
        rule text not null,
        code text not null,
        level text not null,
        object_id text not null,
        first_seen_at timestamptz not null,
        primary key (app_id, advertiser_id, rule, code, level, object_id)
      )`.execute(database);
  },
};
