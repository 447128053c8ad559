import { fixtureWorld } from '../world-fixture.ts';

/** What TikTok's Business API answers, with the parts of `data` that tests look at. */
export interface Answer {
  readonly code: number;
  readonly message: string;
  readonly request_id: string;
  readonly data: {
    readonly access_token: string;
    readonly advertiser_ids: string[];
    readonly list: { readonly dimensions: Record<string, string>; readonly metrics: Record<string, string> }[] &
      Record<string, unknown>[];
    readonly pixels: Record<string, unknown>[];
    readonly page_info: Record<string, number>;
  };
}

export const apiPath = '/open_api/v1.3';
const app = { app_id: fixtureWorld.developerApp.id, secret: fixtureWorld.developerApp.secret };

export interface Client {
  get(name: string, query: Record<string, unknown>, token?: string): Promise<Answer>;
  post(name: string, body: unknown, token?: string): Promise<Answer>;
  /** Where "Allow" of the consent page leads. */
  allow(redirectUri: string): Promise<URL>;
  /** A fresh OAuth token. */
  connect(): Promise<string>;
}

/** Calls the Business API of a running sandbox. @throws when the HTTP status is not 200, which TikTok never answers. */
export function createClient(url: string): Client {
  async function call(address: string, init: RequestInit, token: string | undefined): Promise<Answer> {
    const headers = { 'Content-Type': 'application/json', ...(token === undefined ? {} : { 'Access-Token': token }) };
    const response = await fetch(url + apiPath + address, { ...init, headers });
    if (response.status !== 200) throw new Error(`${address} answered HTTP ${response.status}`);
    return (await response.json()) as Answer;
  }
  const client: Client = {
    get(name, query, token) {
      const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
      const texts = Object.entries(query).map(([key, value]) => [key, text(value)]);
      return call(`${name}?${new URLSearchParams(Object.fromEntries(texts))}`, {}, token);
    },
    post: (name, body, token) => call(name, { method: 'POST', body: JSON.stringify(body) }, token),
    async allow(redirectUri) {
      const query = new URLSearchParams({ app_id: app.app_id, state: 'a&b"c', redirect_uri: redirectUri });
      const page = await (await fetch(`${url}/portal/auth?${query}`)).text();
      const href = /id="allow"[^>]*href="([^"]+)"/.exec(page)?.[1] ?? '';
      return new URL(href.replaceAll('&amp;', '&').replaceAll('&quot;', '"'));
    },
    async connect() {
      const target = await client.allow('http://127.0.0.1:9/callback');
      const exchange = { ...app, auth_code: target.searchParams.get('auth_code') };
      return (await client.post('/oauth2/access_token/', exchange)).data.access_token;
    },
  };
  return client;
}
