import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { escapeHtml } from '../html.ts';
import type { TikTokWorld } from '../world.ts';
import { type Access, headerText } from './access.ts';
import { readParameters } from './parameters.ts';

/** Ad account, ads, reporting, pixel, consolidated report, pixel event, pixel: numbers seen in TikTok's scope list. */
const scope = [1, 2, 4, 8, 44, 51, 80];

const Consent = z.object({
  app_id: z.string(),
  redirect_uri: z.url({ protocol: /^https?$/, error: 'not a web address' }),
  state: z._default(z.string(), ''),
});
const Exchange = z.object({ app_id: z.string(), secret: z.string(), auth_code: z.string() });
const Revocation = z.object({ app_id: z.string(), secret: z.string(), access_token: z.string() });
const AppQuery = z.object({ app_id: z.string(), secret: z.string() });

/** The page where a person lets a developer app in. TikTok compares `redirect_uri` with registered ones; the sandbox takes any. */
export function consentPage(world: TikTokWorld, access: Access, query: unknown): { status: number; html: string } {
  const result = Consent.safeParse(query);
  if (!result.success || result.data.app_id !== world.developerApp.id) {
    const html = page('<h1>This app cannot be authorised</h1><p>The app_id or the redirect_uri is wrong.</p>');
    return { status: 400, html };
  }
  const authCode = access.issueAuthCode();
  const target = new URL(result.data.redirect_uri);
  target.searchParams.set('auth_code', authCode);
  target.searchParams.set('code', authCode);
  target.searchParams.set('state', result.data.state);
  const accounts = world.advertisers
    .map(({ id, name }) => `<li>${escapeHtml(name)} <small>${id}</small></li>`)
    .join('');
  return {
    status: 200,
    html: page(
      `<h1>Authorise access to your ad accounts</h1>
      <p>The app <b>${escapeHtml(world.developerApp.id)}</b> asks to read these accounts, their ads, reports and pixels:</p>
      <ul>${accounts}</ul>
      <a class="allow" id="allow" role="button" href="${escapeHtml(target.href)}">Allow</a>`,
    ),
  };
}

/** Token exchange, revocation and the list of accounts that a token reaches. */
export function registerOAuth(
  server: FastifyInstance,
  world: TikTokWorld,
  access: Access,
  withheldScopes: () => readonly number[],
): void {
  server.post('/oauth2/access_token/', (request) => {
    const { app_id, secret, auth_code } = readParameters(Exchange, request.body);
    const withheld = new Set(withheldScopes());
    const granted = scope.filter((number) => !withheld.has(number));
    return {
      access_token: access.exchange(app_id, secret, auth_code, granted),
      advertiser_ids: world.advertisers.map(({ id }) => id),
      scope: granted,
    };
  });

  server.post('/oauth2/revoke_token/', (request) => {
    const { app_id, secret, access_token } = readParameters(Revocation, request.body);
    access.checkApp(app_id, secret);
    access.checkToken(access_token);
    access.revoke(access_token);
    return {};
  });

  server.get('/oauth2/advertiser/get/', (request) => {
    const { app_id, secret } = readParameters(AppQuery, request.query);
    access.checkToken(headerText(request.headers['access-token']));
    access.checkApp(app_id, secret);
    return { list: world.advertisers.map(({ id, name }) => ({ advertiser_id: id, advertiser_name: name })) };
  });
}

function page(body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>TikTok for Business - Authorise</title>
<style>
  body { font: 15px/1.5 system-ui, sans-serif; background: #f5f6f7; color: #161823; margin: 0; display: grid; place-items: center; min-height: 100vh }
  main { background: #fff; border-radius: 12px; padding: 32px 40px; width: 420px; box-shadow: 0 4px 24px rgb(0 0 0 / 8%) }
  h1 { font-size: 20px; margin: 0 0 12px } small { color: #75767d } ul { padding-left: 20px }
  .allow { display: block; text-align: center; background: #009995; color: #fff; border-radius: 6px; padding: 10px; text-decoration: none; font-weight: 600 }
</style></head><body><main>${body}</main></body></html>`;
}
