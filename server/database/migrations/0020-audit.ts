import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the audit found and when it was first seen; and what TikTok says of an object beyond its name, which the audit reads. */
export const auditTables: Migration = {
  async up(database: Kysely<unknown>) {
    for (const table of ['campaign', 'ad_group', 'ad']) {
      await sql`
        alter table ${sql.ref(table)}
          add column if not exists details jsonb not null default '{}',
          add column if not exists is_listed boolean not null default true`.execute(database);
    }
    await sql`alter table ad add column if not exists smart_ad_id text`.execute(database);
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
