import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What Signal links can be told, what a browser says of itself at a click, and how attribution remembers its decisions. */
export const signalLinkEvidenceTables: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`
      alter table signal_link
        add column channel text not null default 'tiktok',
        add column enrichment text not null default 'page',
        add column archived_at timestamptz`.execute(database);
    await sql`
      create table click_enrichment (
        app_id text not null,
        click_id uuid not null,
        received_at timestamptz not null,
        details jsonb not null,
        primary key (app_id, click_id)
      )`.execute(database);
    // A click id of TikTok is up to 450 characters of chance: its hash is enough to find it.
    await sql`create index click_by_ttclid on click (app_id, md5(visit ->> 'ttclid')) where visit ? 'ttclid'`.execute(
      database,
    );
    // Late evidence looks for the installs it may decide.
    await sql`create index install_by_address on install (app_id, ip, installed_at)`.execute(database);
    await sql`
      create index install_by_referrer on install (app_id, (evidence ->> 'referrerClickId'))
      where evidence ->> 'referrerClickId' is not null`.execute(database);
    await sql`
      create index install_by_ttclid on install (app_id, md5(evidence ->> 'ttclid'))
      where evidence ->> 'ttclid' is not null`.execute(database);
    await sql`create index install_by_receipt on install (received_at)`.execute(database);
    await sql`
      create table attribution_window (
        app_id text primary key references app,
        click_id_hours integer not null,
        device_hours integer not null
      )`.execute(database);
    // Every decision that replaced another one; the newest is on the install itself.
    await sql`
      create table attribution_history (
        app_id text not null,
        sdk_id text not null,
        revision integer not null,
        replaced_at timestamptz not null,
        source text not null,
        match_type text not null,
        confidence numeric not null,
        reason text not null,
        evidence jsonb not null,
        click_id uuid,
        primary key (app_id, sdk_id, revision)
      )`.execute(database);
  },
};
