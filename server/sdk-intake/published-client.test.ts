import { describe, expect, test } from 'vitest';
import { endKey, findKey } from '../access/index.ts';
import { eraseInstall } from '../erasure/index.ts';
import { clockAt, startTestApi, type TestApi } from '../testing.ts';
import { type Arrival, type Network, PublishedClient } from './published-client.fixture.ts';

const now = '2026-11-10T12:00:00Z';

interface Road {
  readonly network: Network;
  readonly calls: string[];
  /** What happens to the calls to come, one by one; `pass` once they are used up. */
  weather: ('pass' | 'lose-call' | 'lose-answer')[];
}

function roadTo(api: TestApi): Road {
  const road: Road = {
    calls: [],
    weather: [],
    async network({ method, path, apiKey, body }): Promise<Arrival> {
      const fate = road.weather.shift() ?? 'pass';
      road.calls.push(`${method} ${path.replace(/[0-9a-f-]{36}$/, 'ID')}`);
      if (fate === 'lose-call') return null;
      const response = await fetch(`${api.url}${path}`, {
        method,
        headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer = (await response.json()) as Record<string, unknown>;
      return fate === 'lose-answer' ? null : { status: response.status, body: answer };
    },
  };
  return road;
}

async function storedEvents(api: TestApi, appId: string): Promise<string[]> {
  const rows = await api.database.selectFrom('event').select('event_id').where('app_id', '=', appId).execute();
  return rows.map(({ event_id }) => event_id).toSorted();
}

async function sums(api: TestApi, appId: string) {
  return api.database
    .selectFrom('roll_up')
    .select(({ fn }) => [fn.sum<number>('installs').as('installs'), fn.sum<number>('events').as('events')])
    .where('app_id', '=', appId)
    .executeTakeFirstOrThrow()
    .then(({ installs, events }) => ({ installs: Number(installs), events: Number(events) }));
}

describe('the published client', () => {
  test('registers, names its user, begins a session and asks for its attribution, in this order', async () => {
    const api = await startTestApi(clockAt(now));
    const { apiKey, appId } = await api.newApp();
    const road = roadTo(api);
    const client = new PublishedClient(road.network, apiKey, now, 'user-7');
    await client.configure();
    expect(road.calls).toEqual([
      'POST /v1/sdk/install',
      'POST /v1/sdk/customer-user-id',
      'POST /v1/sdk/events/batch',
      'GET /v1/sdk/attribution/ID',
    ]);
    expect(client.attributionParams).toMatchObject({ appsprintId: client.sdkId, isAttributed: 'false' });
    expect(await sums(api, appId)).toEqual({ installs: 1, events: 1 });
    const [install] = await api.database.selectFrom('install').select('payload').execute();
    expect(install?.payload).toMatchObject({ customerUserId: 'user-7', sdkPlatform: 'android' });
  });

  test('that was offline delivers the newest hundred, fifty at a time, whatever gets lost on the way', async () => {
    const api = await startTestApi(clockAt(now));
    const { apiKey, appId } = await api.newApp();
    const road = roadTo(api);
    road.weather = Array.from({ length: 130 }, () => 'lose-call');
    const client = new PublishedClient(road.network, apiKey, now);
    const ids: string[] = [];
    for (let index = 0; index < 130; index += 1)
      ids.push(await client.track('level_complete', { revenue: 1, currency: 'USD' }));
    expect(await storedEvents(api, appId)).toEqual([]);
    road.weather = ['lose-answer', 'pass', 'lose-answer', 'lose-call', 'lose-answer', 'pass', 'lose-answer'];
    road.calls.length = 0;
    while (client.queue.length > 0) await client.flush();
    expect(await storedEvents(api, appId)).toEqual(ids.slice(30).toSorted());
    expect(client.dropped).toHaveLength(30);
    expect(await sums(api, appId)).toEqual({ installs: 1, events: 100 });
    const revenue = await api.database.selectFrom('roll_up').select('revenue').where('currency', '=', 'USD').execute();
    expect(revenue).toEqual([{ revenue: '100' }]);
  });

  test('whose install was erased registers again and delivers what it has', async () => {
    const api = await startTestApi(clockAt(now));
    const { apiKey, appId } = await api.newApp();
    const road = roadTo(api);
    const client = new PublishedClient(road.network, apiKey, now);
    await client.configure();
    expect(await eraseInstall(api.database, { appId, sdkId: client.sdkId })).toMatchObject({ installs: 1, events: 1 });
    road.calls.length = 0;
    const eventId = await client.track('purchase', { revenue: 5, currency: 'EUR' });
    expect(road.calls).toEqual(['POST /v1/sdk/events/batch', 'POST /v1/sdk/install', 'POST /v1/sdk/events/batch']);
    expect(await storedEvents(api, appId)).toEqual([eventId]);
    expect(await sums(api, appId)).toEqual({ installs: 1, events: 1 });
  });

  test('with a new key of the same app is the same install; with one of another app a new one there', async () => {
    const api = await startTestApi(clockAt(now));
    const [app, other] = [await api.newApp(), await api.newApp('Other')];
    const road = roadTo(api);
    const client = new PublishedClient(road.network, app.apiKey, now);
    await client.configure();
    await client.changeKey(other.apiKey);
    expect(await sums(api, app.appId)).toEqual({ installs: 1, events: 1 });
    expect(await sums(api, other.appId)).toEqual({ installs: 1, events: 1 });
    await client.changeKey(app.apiKey);
    expect(await sums(api, app.appId)).toEqual({ installs: 1, events: 2 });
  });

  test('stops for good once its key is revoked', async () => {
    const api = await startTestApi(clockAt(now));
    const { apiKey, appId } = await api.newApp();
    const client = new PublishedClient(roadTo(api).network, apiKey, now);
    await client.configure();
    const key = await findKey(api.database, apiKey);
    if (key === undefined) throw new Error('the key was not found');
    await endKey(api.database, key, new Date(now));
    await client.track('login');
    expect(client.isDisabled).toBe(true);
    expect(await storedEvents(api, appId)).toHaveLength(1);
  });

  test('above the rate keeps its queue and delivers it later', async () => {
    const api = await startTestApi(clockAt(now), { sdkCallRates: { perAddress: 3, perApp: 0 } });
    const { apiKey } = await api.newApp();
    const road = roadTo(api);
    const client = new PublishedClient(road.network, apiKey, now);
    await client.configure();
    const waiting = await client.track('login');
    expect(client.queue.map(({ eventId }) => eventId)).toEqual([waiting]);
    const refused = await fetch(`${api.url}/v1/sdk/attribution/x`, { headers: { 'x-api-key': apiKey } });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: 'rate_limited' });
  });

  test('asks for its attribution at most every two minutes, and learns what was decided late', async () => {
    const api = await startTestApi(clockAt(now));
    const { apiKey } = await api.newApp();
    const road = roadTo(api);
    const client = new PublishedClient(road.network, apiKey, now);
    await client.configure();
    await client.foreground(64_000);
    expect(road.calls.filter((call) => call.startsWith('GET'))).toHaveLength(1);
    await api.database.updateTable('install').set({ source: 'tracking_link', match_type: 'click_id' }).execute();
    await client.foreground(64_000);
    expect(client.attributionParams).toMatchObject({ isAttributed: 'true', matchType: 'click_id' });
  });
});

describe('the first Android client', () => {
  test('sends events without ids and times; each of them counts', async () => {
    const clock = clockAt(now);
    const api = await startTestApi(clock);
    const { apiKey, appId } = await api.newApp();
    await api.sdk(apiKey, '/v1/install', { appsprintId: 'old-phone' });
    const event = { appsprintId: 'old-phone', eventType: 'purchase', revenue: 2, currency: 'USD' };
    expect((await api.sdk(apiKey, '/v1/event', event)).body).toEqual({ accepted: 1, duplicates: 0, ignored: 0 });
    expect((await api.sdk(apiKey, '/v1/event', event)).body).toEqual({ accepted: 1, duplicates: 0, ignored: 0 });
    expect(await sums(api, appId)).toEqual({ installs: 1, events: 2 });
    expect(
      (await api.sdk(apiKey, '/v1/customer-user-id', { appsprintId: 'old-phone', customerUserId: 'u' })).status,
    ).toBe(200);
  });
});

test('a test event is answered with 2xx and enters no books', async () => {
  const api = await startTestApi(clockAt(now));
  const { apiKey, appId } = await api.newApp();
  const event = { eventId: 'e', appsprintId: 'never-registered', eventType: '__test', timestamp: 1 };
  expect((await api.sdk(apiKey, '/v1/sdk/event', event)).status).toBe(200);
  expect((await api.sdk('as_live_wrong', '/v1/sdk/event', event)).body.error).toBe('unauthorized');
  expect(await storedEvents(api, appId)).toEqual([]);
});

test('late fields of iOS stay when the app registers again without them', async () => {
  const api = await startTestApi(clockAt(now));
  const { apiKey } = await api.newApp();
  const register = () => api.sdk(apiKey, '/v1/sdk/install', { postbackId: 'phone', appVersion: '1' });
  await register();
  for (const [path, fields] of [
    ['ad-services-token', { adServicesToken: 'token' }],
    ['idfa', { idfa: 'an-id' }],
  ] as const) {
    const answer = await fetch(`${api.url}/v1/sdk/install/${path}`, {
      method: 'PATCH',
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ postbackId: 'phone', ...fields }),
    });
    expect([answer.status, await answer.json()]).toEqual([200, { postbackId: 'phone' }]);
  }
  await register();
  const [install] = await api.database.selectFrom('install').select('payload').execute();
  expect(install?.payload).toEqual({ postbackId: 'phone', appVersion: '1', adServicesToken: 'token', idfa: 'an-id' });
  const told = await fetch(`${api.url}/v1/sdk/attribution/phone`, { headers: { 'x-api-key': apiKey } });
  expect(await told.json()).toMatchObject({ postbackId: 'phone', attributionParams: { postbackId: 'phone' } });
});
