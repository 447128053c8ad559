import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { hashOfSecret, type Seal } from '../access/index.ts';
import type { Clock } from '../clock.ts';
import type { TikTokApp } from '../configuration/index.ts';
import type { Tables } from '../database/index.ts';
import { Problem } from '../http/index.ts';
import type { TikTokClient } from './client.ts';
import { grantsReporting } from './connection-problem.ts';
import { isPassing, TikTokRefusal } from './failures.ts';
import { accessTokenPlace } from './sealed-tokens.ts';
import { WireId } from './wire.ts';

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
  /**
   * Revokes the token at TikTok and forgets it. Nothing happens to an app that is not connected.
   * @throws TikTokRefusal, TikTokUnreachable when the token may still be valid; it is kept then
   */
  end(appId: string): Promise<void>;
  /** @throws Problem 409 when the app is not connected */
  accessToken(appId: string): Promise<string>;
  /** Numbers of what was granted; null when TikTok did not say or the app is not connected. */
  grantedScopes(appId: string): Promise<readonly string[] | null>;
  /** @throws Problem 409 when this server has no TikTok app */
  tiktokApp(): TikTokApp;
}

const Token = z.object({
  access_token: z.string().check(z.minLength(1)),
  // Numbers, one of which has 19 digits; a server that gets none cannot tell what was granted.
  scope: z.catch(z.optional(z.nullable(z.array(WireId))), null),
});

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

  async function storedToken(appId: string): Promise<string | null> {
    const row = await database
      .selectFrom('tiktok_connection')
      .select('sealed_access_token')
      .where('app_id', '=', appId)
      .executeTakeFirst();
    return row === undefined ? null : seal.open(row.sealed_access_token, accessTokenPlace(appId));
  }

  async function revoke(token: string): Promise<void> {
    // A server that lost its TikTok app can revoke nothing, but a person must be able to leave.
    if (edges.tiktokApp === null) return;
    const { id, secret } = edges.tiktokApp;
    try {
      const body = { app_id: id, secret, access_token: token };
      await client.post('/oauth2/revoke_token/', token, body, z.unknown());
    } catch (error) {
      // A token that TikTok refuses is no longer valid; only what may pass leaves that open.
      if (!(error instanceof TikTokRefusal) || isPassing(error)) throw error;
    }
  }

  return {
    tiktokApp,
    async begin(appId) {
      const { id } = tiktokApp();
      const state = `${appId}.${randomBytes(32).toString('base64url')}`;
      const now = clock.now();
      const expires_at = new Date(now.getTime() + authorizationLife);
      await database.deleteFrom('tiktok_authorization').where('expires_at', '<=', now).execute();
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
      const { access_token, scope } = await client.post(
        '/oauth2/access_token/',
        null,
        { app_id: id, secret, auth_code: authCode },
        Token,
      );
      const scopes = scope ?? null;
      const now = clock.now();
      const row = {
        sealed_access_token: seal.close(access_token, accessTokenPlace(appId)),
        connected_at: now,
        scopes,
        ...(grantsReporting(scopes)
          ? { problem: null, problem_at: null }
          : { problem: 'reporting-not-granted' as const, problem_at: now }),
      };
      await database
        .insertInto('tiktok_connection')
        .values({ app_id: appId, ...row })
        .onConflict((conflict) => conflict.column('app_id').doUpdateSet(row))
        .execute();
      return appId;
    },
    async end(appId) {
      const token = await storedToken(appId);
      if (token !== null) await revoke(token);
      await database.deleteFrom('tiktok_authorization').where('app_id', '=', appId).execute();
      await database.deleteFrom('tiktok_connection').where('app_id', '=', appId).execute();
    },
    async grantedScopes(appId) {
      const row = await database
        .selectFrom('tiktok_connection')
        .select('scopes')
        .where('app_id', '=', appId)
        .executeTakeFirst();
      return row?.scopes ?? null;
    },
    async accessToken(appId) {
      const token = await storedToken(appId);
      if (token !== null) return token;
      throw new Problem(409, 'tiktok_not_connected', 'TikTok Ads is not connected. Connect it first.');
    },
  };
}
