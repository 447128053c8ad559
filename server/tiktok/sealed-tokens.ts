import type { Kysely } from 'kysely';
import type { Seal } from '../access/index.ts';
import type { Tables } from '../database/index.ts';

/** Place of an app's OAuth token, which its seal holds it to. */
export function accessTokenPlace(appId: string): string {
  return `tiktok_connection:sealed_access_token:${appId}`;
}

/** Place of an app's Events API token. */
export function eventsTokenPlace(appId: string): string {
  return `tiktok_pixel:sealed_events_token:${appId}`;
}

/** How many tokens there are, and how many of them were sealed anew. */
export interface Resealed {
  readonly tokens: number;
  readonly resealed: number;
}

/**
 * Seals every stored token anew that was sealed with a former key, after which that key is no longer needed. A token that is
 * replaced meanwhile stays as it is.
 * @throws Error when a token was sealed with a key that is not known
 */
export async function resealTokens(database: Kysely<Tables>, seal: Seal): Promise<Resealed> {
  const connections = await database
    .selectFrom('tiktok_connection')
    .select(['app_id', 'sealed_access_token'])
    .execute();
  const pixels = await database.selectFrom('tiktok_pixel').select(['app_id', 'sealed_events_token']).execute();
  let resealed = 0;
  for (const { app_id, sealed_access_token: old } of connections) {
    if (seal.isCurrent(old)) continue;
    const place = accessTokenPlace(app_id);
    const { numUpdatedRows } = await database
      .updateTable('tiktok_connection')
      .set({ sealed_access_token: seal.close(seal.open(old, place), place) })
      .where('app_id', '=', app_id)
      .where('sealed_access_token', '=', old)
      .executeTakeFirst();
    resealed += Number(numUpdatedRows);
  }
  for (const { app_id, sealed_events_token: old } of pixels) {
    if (seal.isCurrent(old)) continue;
    const place = eventsTokenPlace(app_id);
    const { numUpdatedRows } = await database
      .updateTable('tiktok_pixel')
      .set({ sealed_events_token: seal.close(seal.open(old, place), place) })
      .where('app_id', '=', app_id)
      .where('sealed_events_token', '=', old)
      .executeTakeFirst();
    resealed += Number(numUpdatedRows);
  }
  return { tokens: connections.length + pixels.length, resealed };
}
