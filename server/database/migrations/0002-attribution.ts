import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Signal links, clicks on them, and what the SDKs send. */
export const attributionTables: Migration = {
  async up(database: Kysely<unknown>) {
    // The path of a link names no app, so a slug is unique among all apps.
    await sql`
      create table signal_link (
        app_id text not null references app,
        slug text not null unique,
        name text not null,
        ios_destination text,
        android_destination text,
        web_destination text,
        created_at timestamptz not null,
        primary key (app_id, slug)
      )`.execute(database);
    await sql`
      create table click (
        app_id text not null,
        click_id uuid not null,
        slug text not null,
        clicked_at timestamptz not null,
        ip text not null,
        user_agent text not null,
        device_key text,
        visit jsonb not null,
        primary key (app_id, click_id)
      )`.execute(database);
    await sql`create index click_by_device on click (app_id, ip, device_key, clicked_at desc)`.execute(database);
    await sql`
      create table install (
        app_id text not null,
        sdk_id text not null,
        install_id uuid not null,
        installed_at timestamptz not null,
        received_at timestamptz not null,
        ip text not null,
        user_agent text not null,
        payload jsonb not null,
        source text not null,
        match_type text not null,
        confidence numeric not null,
        reason text not null,
        evidence jsonb not null,
        click_id uuid,
        link_slug text,
        link_name text,
        campaign_id text,
        campaign_name text,
        adgroup_id text,
        adgroup_name text,
        ad_id text,
        ad_name text,
        primary key (app_id, sdk_id)
      )`.execute(database);
    await sql`create index attributed_install_by_instant on install (app_id, installed_at) where source <> 'organic'`.execute(
      database,
    );
    await sql`
      create table event (
        app_id text not null,
        event_id text not null,
        sdk_id text not null,
        event_type text not null,
        event_name text,
        occurred_at timestamptz not null,
        received_at timestamptz not null,
        revenue numeric,
        currency text,
        ip text not null,
        user_agent text not null,
        payload jsonb not null,
        primary key (app_id, event_id)
      )`.execute(database);
    await sql`create index event_by_instant on event (app_id, occurred_at) include (sdk_id, revenue, currency)`.execute(
      database,
    );
  },
};
