import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { TikTokWorld, WorldAdvertiser } from '../world.ts';
import { code, Refusal } from './answer.ts';

/** TikTok: an `auth_code` lives one hour and works once. */
const authCodeLife = 3_600_000;

/** Who may call: codes of the consent page, tokens issued for them, and what a token reaches. */
export interface Access {
  /** A new `auth_code`, 40 hex digits. */
  issueAuthCode(): string;
  /** The long-term token for an `auth_code`, which reaches what was granted. @throws {Refusal} when the app, its secret or the code is wrong, old or used. */
  exchange(appId: string, secret: string, authCode: string, granted: readonly number[]): string;
  /** @throws {Refusal} 40001 when the token was not granted one of these scopes. */
  checkScope(token: string, oneOf: readonly number[]): void;
  /** @throws {Refusal} 40001 when the app or its secret is wrong. */
  checkApp(appId: string, secret: string): void;
  /** @throws {Refusal} 40104 without a token, 40105 with one that was not issued or was revoked. */
  checkToken(token: string | undefined): void;
  revoke(token: string): void;
  /** @throws {Refusal} 40001 when the account is not one of the token's. */
  advertiser(id: string): WorldAdvertiser;
}

/** The one value of a header; a repeated header has none. */
export function headerText(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

/** @throws {Refusal} 40104 when the header is missing. The wording is ours, the code is TikTok's. */
export function requireHeader(token: string | undefined): string {
  if (token === undefined || token === '')
    throw new Refusal(code.tokenMissing, 'Access-Token is missing in the header.');
  return token;
}

/** What TikTok says of a token that it does not know. */
export function tokenIsWrong(): Refusal {
  return new Refusal(code.tokenWrong, 'Access token is incorrect or has been revoked.');
}

/**
 * `clock` gives the time in milliseconds. A token carries its own proof, so that one issued before a restart of the
 * sandbox still works: TikTok's long-term tokens have no end.
 */
export function createAccess(world: TikTokWorld, clock: () => number): Access {
  const { developerApp } = world;
  const authCodes = new Map<string, number>();
  const revoked = new Set<string>();
  /** Tokens that lack something; one that is not here, such as of before a restart, was granted everything. */
  const grants = new Map<string, ReadonlySet<number>>();

  const proofOf = (nonce: string) => createHmac('sha256', developerApp.secret).update(nonce).digest('hex').slice(0, 24);

  function wasIssued(token: string): boolean {
    if (!/^[0-9a-f]{40}$/.test(token)) return false;
    return timingSafeEqual(Buffer.from(token.slice(16)), Buffer.from(proofOf(token.slice(0, 16))));
  }

  function checkApp(appId: string, secret: string): void {
    // The code is TikTok's for "no permission"; that it is the one for a wrong secret is ours.
    if (appId !== developerApp.id || secret !== developerApp.secret) {
      throw new Refusal(code.noPermission, 'The app_id or secret is incorrect.');
    }
  }

  return {
    checkApp,
    issueAuthCode() {
      const authCode = randomBytes(20).toString('hex');
      authCodes.set(authCode, clock() + authCodeLife);
      return authCode;
    },
    exchange(appId, secret, authCode, granted) {
      checkApp(appId, secret);
      const goodUntil = authCodes.get(authCode);
      authCodes.delete(authCode);
      if (goodUntil === undefined || goodUntil < clock()) {
        throw new Refusal(code.authCodeUsed, 'Auth_code is expired, already used or was never issued.');
      }
      const nonce = randomBytes(8).toString('hex');
      const token = nonce + proofOf(nonce);
      grants.set(token, new Set(granted));
      return token;
    },
    checkScope(token, oneOf) {
      const granted = grants.get(token);
      // The code is TikTok's for "no permission"; its wording for a missing scope is not known.
      if (granted !== undefined && !oneOf.some((scope) => granted.has(scope)))
        throw new Refusal(code.noPermission, 'No permission for this interface: the scope was not granted.');
    },
    checkToken(token) {
      const given = requireHeader(token);
      if (!wasIssued(given) || revoked.has(given)) throw tokenIsWrong();
    },
    revoke(token) {
      revoked.add(token);
    },
    advertiser(id) {
      const advertiser = world.advertisers.find((candidate) => candidate.id === id);
      if (advertiser === undefined) {
        throw new Refusal(code.noPermission, `No permission to operate advertiser ${id}.`);
      }
      return advertiser;
    },
  };
}
