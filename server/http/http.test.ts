import { describe, expect, test } from 'vitest';
import { createToken } from '../access/index.ts';
import { clockAt, startTestApi } from '../testing.ts';

const clock = clockAt('2026-11-10T12:00:00Z');
const extension = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

describe('access', () => {
  test('a token tells who calls, what it may do and which apps it opens', async () => {
    const api = await startTestApi(clock);
    const { appId, token } = await api.newApp();
    const answer = await api.call(token, 'GET', '/v1/me');
    expect(answer.body).toEqual({
      data: {
        token: { name: 'test' },
        scopes: ['read', 'configure', 'test-events'],
        apps: [{ id: appId, name: 'Moonlight Habits' }],
        capabilities: ['audit', 'metrics', 'signal-links', 'test-events', 'event-mapping', 'event-log'],
      },
      meta: { requestId: answer.headers.get('x-request-id'), apiVersion: '2026-11-22' },
    });
  });

  test.each([['asc_wrong'], ['']])('the token %j is refused with the remedy', async (token) => {
    const api = await startTestApi(clock);
    const answer = await api.call(token, 'GET', '/v1/me');
    expect([answer.status, answer.body.error]).toEqual([401, 'unauthorized']);
    expect(answer.body.message).toMatch(/access token/);
  });

  test('a token without the scope is refused, and one of another app finds nothing', async () => {
    const api = await startTestApi(clock);
    const { appId } = await api.newApp();
    const other = await api.newApp('Other');
    const reader = await createToken(api.database, clock, { appIds: [appId], name: 'reader', scopes: ['read'] });
    const connect = await api.call(reader, 'POST', `/v1/apps/${appId}/tiktok-ads/connect`);
    expect([connect.status, connect.body.error]).toEqual([403, 'forbidden']);
    expect(connect.body.message).toContain('"configure"');
    const foreign = await api.call(other.token, 'GET', `/v1/apps/${appId}/tiktok-ads`);
    expect([foreign.status, foreign.body.error]).toEqual([404, 'app_not_found']);
  });

  test('a server that is not registered with TikTok says how to register it', async () => {
    const api = await startTestApi(clock);
    const { appId, token } = await api.newApp();
    const answer = await api.call(token, 'POST', `/v1/apps/${appId}/tiktok-ads/connect`);
    expect([answer.status, answer.body.error]).toEqual([409, 'tiktok_not_configured']);
    expect(answer.body.message).toContain('TIKTOK_APP_ID');
  });
});

describe('a call that is not right', () => {
  test.each([
    ['{', 400, 'invalid_json'],
    ['', 400, 'invalid_json'],
    ['{"slug":"Not A Slug","name":"x","destinations":{"ios":null,"android":null,"web":null}}', 400, 'invalid_request'],
    [
      '{"slug":"ok","name":"x","destinations":{"ios":"javascript:alert(1)","android":null,"web":null}}',
      400,
      'invalid_request',
    ],
    ['{"slug":"ok","name":"x","destinations":{"ios":null,"android":null,"web":null}}', 400, 'destination_missing'],
    [JSON.stringify('x'.repeat(1 << 20)), 413, 'body_too_large'],
  ])('%.40s is answered with %i', async (body, status, error) => {
    const api = await startTestApi(clock);
    const { appId, token } = await api.newApp();
    const answer = await fetch(`${api.url}/v1/apps/${appId}/signal-links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await answer.json()).toMatchObject({ error, message: expect.any(String) });
  });

  test('a field that is not right is named with the reason', async () => {
    const api = await startTestApi(clock);
    const { appId, token } = await api.newApp();
    const answer = await api.call(token, 'GET', `/v1/apps/${appId}/tiktok-ads/metrics?level=campain&from=2026-13-01`);
    expect(answer.status).toBe(400);
    for (const field of ['"level"', '"from"', '"to"']) expect(answer.body.message).toContain(field);
    const nowhere = await api.call(token, 'GET', '/v1/nothing');
    expect([nowhere.status, nowhere.body.error]).toEqual([404, 'route_not_found']);
  });
});

describe('browsers', () => {
  test('an extension may call, with what Chrome asks for private networks', async () => {
    const api = await startTestApi(clock);
    const asked = await fetch(`${api.url}/v1/me`, {
      method: 'OPTIONS',
      headers: {
        origin: extension,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
        'access-control-request-private-network': 'true',
      },
    });
    expect(asked.status).toBe(204);
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      'access-control-allow-origin': extension,
      'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key, If-None-Match',
      'access-control-allow-private-network': 'true',
    });
    expect(asked.headers.has('access-control-allow-credentials')).toBe(false);
    const refused = await fetch(`${api.url}/v1/me`, { headers: { origin: extension } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, extension]);
  });

  test('no web page may', async () => {
    const api = await startTestApi(clock);
    const { token } = await api.newApp();
    const answer = await api.call(token, 'GET', '/v1/me', undefined, { origin: 'https://ads.tiktok.com' });
    expect(answer.status).toBe(200);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('an answer that has not changed is not sent again', async () => {
    const api = await startTestApi(clock);
    const { appId, token } = await api.newApp();
    const first = await api.call(token, 'GET', `/v1/apps/${appId}/tiktok-ads`);
    const tag = first.headers.get('etag') ?? '';
    const second = await api.call(token, 'GET', `/v1/apps/${appId}/tiktok-ads`, undefined, { 'if-none-match': tag });
    expect([second.status, second.body]).toEqual([304, {}]);
    const other = await api.call(token, 'GET', `/v1/apps/${appId}/tiktok-ads`, undefined, {
      'if-none-match': '"other"',
    });
    expect(other.status).toBe(200);
  });
});

test('the OpenAPI document tells of the Idempotency-Key where it holds, and of its two refusals', async () => {
  const api = await startTestApi(clock);
  const { paths } = await (await fetch(`${api.url}/openapi.json`)).json();
  const keyOf = (operation: { parameters?: readonly { name: string }[] }) =>
    operation.parameters?.find(({ name }) => name.toLowerCase() === 'idempotency-key');
  const ofApp = '/v1/apps/{appId}/tiktok-ads';
  const save = paths[`${ofApp}/pixel`].put;
  expect(keyOf(save)).toMatchObject({
    in: 'header',
    required: false,
    description: expect.stringContaining('24 hours'),
  });
  expect(save.responses['409'].description).toContain('call_in_progress');
  expect(save.responses['422'].description).toContain('idempotency_key_reused');
  expect(save.responses['409'].content['application/json'].schema.properties).toHaveProperty('message');
  for (const [path, operations] of Object.entries<Record<string, object>>(paths)) {
    if (!path.startsWith('/v1/apps/') || path.endsWith('/connect')) continue;
    for (const [method, operation] of Object.entries(operations)) {
      const isUnsafe = method !== 'get' && 'security' in operation && JSON.stringify(operation).includes('accessToken');
      expect(keyOf(operation) !== undefined, `${method} ${path}`).toBe(isUnsafe);
    }
  }
  expect(keyOf(paths[`${ofApp}/connect`].post)).toBeUndefined();
});

test('the OpenAPI document describes every route with its answers', async () => {
  const api = await startTestApi(clock);
  const document = await (await fetch(`${api.url}/openapi.json`)).json();
  expect(document.openapi).toBe('3.1.0');
  const metrics = document.paths['/v1/apps/{appId}/tiktok-ads/metrics'].get;
  expect(metrics.parameters.map(({ name }: { name: string }) => name).sort()).toEqual([
    'appId',
    'breakdown',
    'cursor',
    'from',
    'ids',
    'level',
    'search',
    'to',
    'within',
  ]);
  const success = metrics.responses['200'].content['application/json'].schema;
  expect(success.properties.data.properties).toHaveProperty('totals');
  expect(metrics.responses['4XX'].content['application/json'].schema.properties).toHaveProperty('message');
  expect(document.paths).toHaveProperty('/v1/sdk/events/batch');
  expect((await fetch(`${api.url}/health`)).status).toBe(200);
});
