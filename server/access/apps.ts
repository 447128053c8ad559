import type { Kysely } from 'kysely';
import { AppId, type Scope } from '#lib/appsprint/contract';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import { hashOfSecret, newAppId, newSecret } from './secrets.ts';

/** Creates an app and its API key; the key is shown here and never again. */
export async function createApp(
  database: Kysely<Tables>,
  clock: Clock,
  name: string,
): Promise<{ appId: AppId; apiKey: string }> {
  const appId = AppId.parse(newAppId());
  const key = newSecret('as_live_');
  const created_at = clock.now();
  await database.transaction().execute(async (transaction) => {
    await transaction.insertInto('app').values({ app_id: appId, name, created_at }).execute();
    await transaction
      .insertInto('api_key')
      .values({ app_id: appId, key_hash: key.hash, last_four: key.lastFour, name: 'first', created_at })
      .execute();
  });
  return { appId, apiKey: key.text };
}

/** Whether there is an app with this id. */
export async function appExists(database: Kysely<Tables>, appId: string): Promise<boolean> {
  const found = await database.selectFrom('app').select('app_id').where('app_id', '=', appId).executeTakeFirst();
  return found !== undefined;
}

/** Creates an access token for apps; the token is shown here and never again. */
export async function createToken(
  database: Kysely<Tables>,
  clock: Clock,
  wanted: { appIds: readonly string[]; name: string; scopes: readonly Scope[] },
): Promise<string> {
  const token = newSecret('asc_');
  const rows = wanted.appIds.map((app_id) => ({
    app_id,
    token_hash: token.hash,
    last_four: token.lastFour,
    name: wanted.name,
    scopes: [...wanted.scopes],
    created_at: clock.now(),
  }));
  await database.insertInto('access_token').values(rows).execute();
  return token.text;
}

/** Ends an access token for all its apps. Returns whether there was one. */
export async function revokeToken(database: Kysely<Tables>, token: string): Promise<boolean> {
  const [result] = await database.deleteFrom('access_token').where('token_hash', '=', hashOfSecret(token)).execute();
  return (result?.numDeletedRows ?? 0n) > 0n;
}
