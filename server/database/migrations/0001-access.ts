import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Apps and the keys to them. Of a key or token only its SHA-256 and its last four characters are kept. */
export const accessTables: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`
      create table app (
        app_id text primary key,
        name text not null,
        created_at timestamptz not null
      )`.execute(database);
    await sql`
      create table api_key (
        app_id text not null references app,
        key_hash text not null,
        last_four text not null,
        created_at timestamptz not null,
        primary key (app_id, key_hash)
      )`.execute(database);
    await sql`create index api_key_by_hash on api_key (key_hash)`.execute(database);
    await sql`
      create table access_token (
        app_id text not null references app,
        token_hash text not null,
        last_four text not null,
        name text not null,
        scopes text[] not null,
        created_at timestamptz not null,
        primary key (app_id, token_hash)
      )`.execute(database);
    await sql`create index access_token_by_hash on access_token (token_hash)`.execute(database);
  },
};
