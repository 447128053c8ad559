import { type Kysely, type Selectable, sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import { Problem } from '../http/index.ts';
import { hashOfSecret, newSecret } from './secrets.ts';

/** A key as it can be shown again. `keyId` is the beginning of its hash. */
export interface KnownKey {
  readonly keyId: string;
  readonly name: string;
  readonly lastFour: string;
  readonly createdAt: string;
  /** Null: until it is revoked. */
  readonly validUntil: string | null;
}

const idLength = 12;

function known(row: Selectable<Tables['api_key']>): KnownKey {
  return {
    keyId: row.key_hash.slice(0, idLength),
    name: row.name,
    lastFour: row.last_four,
    createdAt: row.created_at.toISOString(),
    validUntil: row.valid_until?.toISOString() ?? null,
  };
}

/**
 * Adds an API key to an app; a key of ours is shown here and never again.
 * @throws Problem 409 when the key belongs to another app
 * @param existing text of a key that is in shipped apps already, such as one of AppSprint (as_live_) or Postback (pb_live_)
 */
export async function createKey(
  database: Kysely<Tables>,
  clock: Clock,
  wanted: { readonly appId: string; readonly name: string; readonly existing?: string | undefined },
): Promise<{ apiKey: string; keyId: string }> {
  const apiKey = wanted.existing ?? newSecret('as_live_').text;
  const key_hash = hashOfSecret(apiKey);
  const elsewhere = await database
    .selectFrom('api_key')
    .select('app_id')
    .where('key_hash', '=', key_hash)
    .where('app_id', '<>', wanted.appId)
    .executeTakeFirst();
  if (elsewhere !== undefined) {
    throw new Problem(409, 'key_taken', `This API key belongs to app ${elsewhere.app_id}. A key opens one app only.`);
  }
  const row = {
    app_id: wanted.appId,
    key_hash,
    last_four: apiKey.slice(-4),
    name: wanted.name,
    created_at: clock.now(),
  };
  await database
    .insertInto('api_key')
    .values(row)
    .onConflict((conflict) => conflict.columns(['app_id', 'key_hash']).doUpdateSet({ valid_until: null }))
    .execute();
  return { apiKey, keyId: key_hash.slice(0, idLength) };
}

/** Every key of an app, the oldest first, those that have ended too. */
export async function listKeys(database: Kysely<Tables>, appId: string): Promise<KnownKey[]> {
  const rows = await database
    .selectFrom('api_key')
    .selectAll()
    .where('app_id', '=', appId)
    .orderBy('created_at')
    .orderBy('key_hash')
    .execute();
  return rows.map(known);
}

/** The one key that is meant by its text or its id; undefined when there is none, or several. */
export async function findKey(
  database: Kysely<Tables>,
  keyOrId: string,
): Promise<{ appId: string; keyHash: string; name: string } | undefined> {
  const rows = await database
    .selectFrom('api_key')
    .select(['app_id as appId', 'key_hash as keyHash', 'name'])
    .where((where) =>
      where.or([
        where('key_hash', '=', hashOfSecret(keyOrId)),
        where(({ fn, val }) => fn<string>('left', ['key_hash', val(idLength)]), '=', keyOrId),
      ]),
    )
    .execute();
  return rows.length === 1 ? rows[0] : undefined;
}

/** Ends a key at an instant, or earlier if it ends earlier already; from then on its SDKs are answered with 401, upon which they stop for good. */
export async function endKey(
  database: Kysely<Tables>,
  { appId, keyHash }: { readonly appId: string; readonly keyHash: string },
  at: Date,
): Promise<void> {
  await database
    .updateTable('api_key')
    .set({ valid_until: sql<Date>`least(valid_until, ${at}::timestamptz)` })
    .where('app_id', '=', appId)
    .where('key_hash', '=', keyHash)
    .execute();
}
