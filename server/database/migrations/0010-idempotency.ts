import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Calls that were sent with an `Idempotency-Key`, and what the first of each was answered. */
export const idempotencyTable: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`
      create table keyed_call (
        app_id text not null references app,
        idempotency_key text not null,
        -- Hash of what was asked: the same key for something else is a fault of the caller.
        fingerprint text not null,
        begun_at timestamptz not null,
        -- Null while it is carried out.
        status integer,
        answer jsonb,
        primary key (app_id, idempotency_key)
      )`.execute(database);
    await sql`create index keyed_call_age on keyed_call (begun_at)`.execute(database);
  },
};
