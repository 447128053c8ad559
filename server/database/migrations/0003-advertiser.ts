import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The connection to TikTok, the chosen advertiser, its structure and its reported figures. Tokens are sealed. */
export const advertiserTables: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`
      create table tiktok_authorization (
        app_id text not null references app,
        state_hash text not null,
        expires_at timestamptz not null,
        primary key (app_id, state_hash)
      )`.execute(database);
    await sql`
      create table tiktok_connection (
        app_id text primary key references app,
        sealed_access_token bytea not null,
        connected_at timestamptz not null
      )`.execute(database);
    await sql`
      create table tiktok_pixel (
        app_id text primary key references app,
        pixel_id text not null,
        pixel_number text,
        linked boolean not null,
        sealed_events_token bytea not null,
        saved_at timestamptz not null
      )`.execute(database);
    await sql`
      create table advertiser (
        app_id text primary key references app,
        advertiser_id text not null,
        name text not null,
        currency text not null,
        time_zone text not null,
        chosen_at timestamptz not null
      )`.execute(database);
    await sql`
      create table reported_coverage (
        app_id text not null references app,
        advertiser_id text not null,
        wanted_from date not null,
        loaded_from date,
        loaded_through date,
        completed_days integer,
        total_days integer,
        pulled_at timestamptz,
        failed_at timestamptz,
        failure text,
        primary key (app_id, advertiser_id)
      )`.execute(database);
    await sql`
      create table campaign (
        app_id text not null,
        advertiser_id text not null,
        campaign_id text not null,
        name text not null,
        primary key (app_id, advertiser_id, campaign_id)
      )`.execute(database);
    await sql`
      create table ad_group (
        app_id text not null,
        advertiser_id text not null,
        adgroup_id text not null,
        campaign_id text not null,
        name text not null,
        counts_installs boolean not null,
        primary key (app_id, advertiser_id, adgroup_id)
      )`.execute(database);
    await sql`
      create table ad (
        app_id text not null,
        advertiser_id text not null,
        ad_id text not null,
        adgroup_id text not null,
        campaign_id text not null,
        name text not null,
        primary key (app_id, advertiser_id, ad_id)
      )`.execute(database);
    await sql`
      create table reported_daily (
        app_id text not null,
        advertiser_id text not null,
        day date not null,
        ad_id text not null,
        spend numeric not null,
        impressions bigint not null,
        clicks bigint not null,
        conversions bigint not null,
        value numeric,
        primary key (app_id, advertiser_id, day, ad_id)
      )`.execute(database);
  },
};
