import type { Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';
import { type Authenticate, Problem } from '../http/index.ts';
import { hashOfSecret } from './secrets.ts';

function unauthorized(message: string): Problem {
  return new Problem(401, 'unauthorized', message);
}

/** Tells whose access token an `Authorization` header carries. */
export function authenticateWith(database: Kysely<Tables>): Authenticate {
  return async (authorization) => {
    const token = authorization?.match(/^Bearer +(\S+)$/i)?.[1];
    if (token === undefined) {
      throw unauthorized('This call needs an access token. Send it as "Authorization: Bearer asc_...".');
    }
    const rows = await database
      .selectFrom('access_token')
      .innerJoin('app', 'app.app_id', 'access_token.app_id')
      .select(['access_token.name as tokenName', 'access_token.scopes', 'app.app_id as id', 'app.name'])
      .where('token_hash', '=', hashOfSecret(token))
      .orderBy('app.app_id')
      .execute();
    const [first] = rows;
    if (first === undefined) {
      throw unauthorized(
        'This access token is wrong or was revoked. Make a new one: npm run server -- token create --app APPID',
      );
    }
    return {
      tokenName: first.tokenName,
      scopes: new Set(first.scopes),
      apps: rows.map(({ id, name }) => ({ id, name })),
    };
  };
}

/** The app that an SDK's API key belongs to at an instant. @throws Problem 401, upon which the SDKs stop for good */
export async function appOfApiKey(database: Kysely<Tables>, key: string | undefined, at: Date): Promise<string> {
  const found =
    key === undefined
      ? undefined
      : await database
          .selectFrom('api_key')
          .select('app_id')
          .where('key_hash', '=', hashOfSecret(key))
          .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>', at)]))
          .executeTakeFirst();
  if (found === undefined)
    throw unauthorized('The API key is missing, wrong or revoked. Send the key of the app as X-API-Key.');
  return found.app_id;
}
