import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { hashOfSecret, type Seal } from '../access/index.ts';
import type { Clock } from '../clock.ts';
import type { TikTokApp } from '../configuration/index.ts';
import type { Tables } from '../database/index.ts';
import { Problem } from '../http/index.ts';
import type { TikTokClient } from './client.ts';

/** A person has ten minutes to say yes on TikTok's page. */
const authorizationLife = 10 * 60_000;

export interface ConnectionEdges {
  readonly database: Kysely<Tables>;
  readonly clock: Clock;
  readonly client: TikTokClient;
  readonly seal: Seal;
  readonly apiBase: string;
  /** Null: nobody registered this server with TikTok. */
  readonly tiktokApp: TikTokApp | null;
  /** Where TikTok sends the person back; it is registered in TikTok's developer portal. */
  readonly redirectUri: () => string;
}

/** The OAuth connection of apps to TikTok. The access token has no end until it is revoked; it is sealed at rest. */
export interface Connection {
  /** Begins a connection: the address of TikTok's page that asks the person. */
  begin(appId: string): Promise<string>;
  /** Ends it with what TikTok sent back. Returns the app. */
  complete(state: string, authCode: string): Promise<string>;
  /** @throws Problem 409 when the app is not connected */
  accessToken(appId: string): Promise<string>;
  /** @throws Problem 409 when this server has no TikTok app */
  tiktokApp(): TikTokApp;
}

const Token = z.object({ access_token: z.string().check(z.minLength(1)) });

function placeOf(appId: string): string {
  return `tiktok_connection:sealed_access_token:${appId}`;
}

/** The connection over the given edges. */
export function createConnection(edges: ConnectionEdges): Connection {
  const { database, clock, client, seal } = edges;

  function tiktokApp(): TikTokApp {
    if (edges.tiktokApp !== null) return edges.tiktokApp;
    throw new Problem(
      409,
      'tiktok_not_configured',
      "This server is not registered with TikTok. Set TIKTOK_APP_ID and TIKTOK_APP_SECRET from TikTok's developer portal and start it again.",
    );
  }

  return {
    tiktokApp,
    async begin(appId) {
      const { id } = tiktokApp();
      const state = `${appId}.${randomBytes(32).toString('base64url')}`;
      const expires_at = new Date(clock.now().getTime() + authorizationLife);
      await database
        .insertInto('tiktok_authorization')
        .values({ app_id: appId, state_hash: hashOfSecret(state), expires_at })
        .execute();
      const query = new URLSearchParams({ app_id: id, state, redirect_uri: edges.redirectUri() });
      return `${edges.apiBase}/portal/auth?${query}`;
    },
    async complete(state, authCode) {
      const appId = state.split('.')[0] ?? '';
      const begun = await database
        .deleteFrom('tiktok_authorization')
        .where('app_id', '=', appId)
        .where('state_hash', '=', hashOfSecret(state))
        .returning('expires_at')
        .executeTakeFirst();
      if (begun === undefined || begun.expires_at <= clock.now()) {
        throw new Problem(
          400,
          'authorization_expired',
          'This connection was not begun here, was used before or is older than ten minutes. Start it again in AppSprint.',
        );
      }
      const { id, secret } = tiktokApp();
      const { access_token } = await client.post(
        '/oauth2/access_token/',
        null,
        { app_id: id, secret, auth_code: authCode },
        Token,
      );
      const row = { sealed_access_token: seal.close(access_token, placeOf(appId)), connected_at: clock.now() };
      await database
        .insertInto('tiktok_connection')
        .values({ app_id: appId, ...row })
        .onConflict((conflict) => conflict.column('app_id').doUpdateSet(row))
        .execute();
      return appId;
    },
    async accessToken(appId) {
      const row = await database
        .selectFrom('tiktok_connection')
        .selectAll()
        .where('app_id', '=', appId)
        .executeTakeFirst();
      if (row === undefined) {
        throw new Problem(409, 'tiktok_not_connected', 'TikTok Ads is not connected. Connect it first.');
      }
      return seal.open(row.sealed_access_token, placeOf(appId));
    },
  };
}
