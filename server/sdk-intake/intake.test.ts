import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { clockAt, startTestApi, type TestApi } from '../testing.ts';

const webView = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';
const now = '2026-11-10T12:00:00Z';
const sdkId = '6f0e7a52-3a30-4c63-9b1c-d6a3f3f6a001';

function eventOf(other: object = {}) {
  return { eventId: randomUUID(), appsprintId: sdkId, eventType: 'purchase', timestamp: Date.parse(now), ...other };
}

function registered(api: TestApi, apiKey: string, body: object = {}, headers: Record<string, string> = {}) {
  return api.sdk(
    apiKey,
    '/v1/sdk/install',
    { appsprintId: sdkId, installTimestamp: '2026-11-10T11:59:00.000Z', ...body },
    headers,
  );
}

describe('an install', () => {
  test('without a click is organic, and its id comes back under the name it came with', async () => {
    const api = await startTestApi(clockAt(now));
    const { apiKey } = await api.newApp();
    const answer = await registered(api, apiKey);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      appsprintId: sdkId,
      installId: expect.any(String),
      attribution: { isAttributed: false, source: 'organic', matchType: 'organic', confidence: 0 },
      attributionParams: { appsprintId: sdkId, isAttributed: 'false', source: 'organic', matchType: 'organic' },
    });
    const renamed = await api.sdk(apiKey, '/v1/sdk/install', { postbackId: 'another' });
    expect(renamed.body).toMatchObject({ postbackId: 'another' });
    expect(renamed.body).not.toHaveProperty('appsprintId');
  });

  test('belongs to the last click from its address and device', async () => {
    const clock = clockAt('2026-11-10T10:00:00Z');
    const api = await startTestApi(clock);
    const { apiKey, appId, token } = await api.newApp();
    const destinations = { ios: 'https://apps.apple.com/app/id1', android: null, web: null };
    await api.call(token, 'POST', `/v1/apps/${appId}/signal-links`, { slug: 'spring', name: 'Spring', destinations });
    for (const campaign of ['1830000000100001', '1830000000100002']) {
      await fetch(
        `${api.url}/l/spring?campaign_id=${campaign}&campaign_name=C${campaign.at(-1)}&adgroup_id=nonsense&ad_id=77&smart_ad_id=88`,
        {
          redirect: 'manual',
          headers: { 'user-agent': `${webView} musical_ly`, 'x-forwarded-for': '203.0.113.7' },
        },
      );
      clock.moveTo('2026-11-10T11:00:00Z');
    }
    clock.moveTo(now);
    const answer = await registered(
      api,
      apiKey,
      { sdkWebViewUserAgent: webView },
      { 'x-forwarded-for': '203.0.113.7', 'user-agent': 'Moonlight/3 CFNetwork/1494' },
    );
    expect(answer.body.attribution).toEqual({
      isAttributed: true,
      source: 'tracking_link',
      matchType: 'ip_user_agent',
      confidence: 0.8,
      campaignName: 'C2',
      link: { id: 'spring', name: 'Spring' },
    });
    const [install] = await api.database.selectFrom('install').selectAll().execute();
    expect(install).toMatchObject({
      campaign_id: '1830000000100002',
      adgroup_id: null,
      ad_id: '88',
      installed_at: new Date('2026-11-10T11:59:00Z'),
    });
    expect(install?.reason).toContain('last click from 203.0.113.7');
  });

  test('belongs to the click that the Play referrer names', async () => {
    const api = await startTestApi(clockAt(now));
    const { apiKey, appId, token } = await api.newApp();
    const play = 'https://play.google.com/store/apps/details?id=a&referrer=utm_source%3Dtiktok';
    const destinations = { ios: null, android: play, web: null };
    await api.call(token, 'POST', `/v1/apps/${appId}/signal-links`, { slug: 'spring', name: 'Spring', destinations });
    const visit = await fetch(`${api.url}/l/spring?campaign_id=1`, {
      redirect: 'manual',
      headers: { 'user-agent': 'Android' },
    });
    const installReferrer = new URL(visit.headers.get('location') ?? '').searchParams.get('referrer');
    const answer = await registered(api, apiKey, { installReferrer }, { 'x-forwarded-for': '198.51.100.9' });
    expect(answer.body.attribution).toMatchObject({ matchType: 'click_id', confidence: 1, utmSource: 'tiktok' });
    expect(answer.body.attributionParams).toMatchObject({
      appsprintId: sdkId,
      isAttributed: 'true',
      linkId: 'spring',
      utmSource: 'tiktok',
      mediaSource: 'tiktok',
    });
  });

  test('registered again keeps its first instant and attribution and takes the newer fields, known or not', async () => {
    const clock = clockAt(now);
    const api = await startTestApi(clock);
    const { apiKey } = await api.newApp();
    const first = await registered(api, apiKey, { appVersion: '1' });
    clock.moveTo('2026-11-12T12:00:00Z');
    const second = await registered(api, apiKey, {
      appVersion: '2',
      installTimestamp: '2026-11-12T12:00:00Z',
      brandNew: { deep: [1, null] },
    });
    expect(second.body).toEqual(first.body);
    const installs = await api.database.selectFrom('install').selectAll().execute();
    expect(installs).toMatchObject([
      {
        installed_at: new Date('2026-11-10T11:59:00Z'),
        received_at: new Date(now),
        payload: { appVersion: '2', brandNew: { deep: [1, null] } },
      },
    ]);
  });

  test('with characters that a database refuses is registered without them', async () => {
    const api = await startTestApi(clockAt(now));
    const { apiKey } = await api.newApp();
    expect((await registered(api, apiKey, { deviceModel: 'a\u0000b\ud800', 'odd\u0000name': 1 })).status).toBe(200);
    const [install] = await api.database.selectFrom('install').select('payload').execute();
    expect(install?.payload).toMatchObject({ deviceModel: 'ab\ufffd', oddname: 1 });
  });
});

describe('a batch of events', () => {
  test('that is sent again, or twice at once, counts once', async () => {
    const api = await startTestApi(clockAt(now));
    const { apiKey } = await api.newApp();
    await registered(api, apiKey);
    const events = Array.from({ length: 50 }, (_, index) => eventOf({ revenue: index / 100, currency: ' usd ' }));
    const send = (list: object[]) => api.sdk(apiKey, '/v1/sdk/events/batch', { events: list });
    const answers = await Promise.all([
      send(events),
      send(events.toReversed()),
      send(events),
      send([...events, ...events]),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const accepted = answers.map(({ body }) => Number(body.accepted)).reduce((sum, count) => sum + count, 0);
    expect(accepted).toBe(50);
    expect((await send(events)).body).toEqual({ accepted: 0, duplicates: 50, ignored: 0 });
    const stored = await api.database.selectFrom('event').select(['revenue', 'currency']).orderBy('revenue').execute();
    expect(stored).toHaveLength(50);
    expect(stored[3]).toEqual({ revenue: '0.03', currency: 'USD' });
  });

  test('of an unknown install is not stored at all, so that the SDK registers and sends it again', async () => {
    const api = await startTestApi(clockAt(now));
    const { apiKey } = await api.newApp();
    const events = [eventOf(), eventOf()];
    const answer = await api.sdk(apiKey, '/v1/sdk/events/batch', { events });
    expect([answer.status, answer.body.error]).toEqual([404, 'install_not_found']);
    expect(await api.database.selectFrom('event').selectAll().execute()).toEqual([]);
    await registered(api, apiKey);
    expect((await api.sdk(apiKey, '/v1/sdk/events/batch', { events })).body).toMatchObject({ accepted: 2 });
  });

  test('of a known and an unknown install is kept whole, because the client would send it for ever', async () => {
    const api = await startTestApi(clockAt(now));
    const { apiKey } = await api.newApp();
    await registered(api, apiKey);
    const events = [eventOf(), eventOf({ appsprintId: 'never-seen' })];
    const answer = await api.sdk(apiKey, '/v1/sdk/events/batch', { events });
    expect([answer.status, answer.body]).toEqual([200, { accepted: 2, duplicates: 0, ignored: 0 }]);
    await api.sdk(apiKey, '/v1/sdk/install', { appsprintId: 'never-seen' });
    expect((await api.sdk(apiKey, '/v1/sdk/events/batch', { events })).body).toMatchObject({ duplicates: 2 });
    const sums = await api.database.selectFrom('roll_up').select(['installs', 'events']).execute();
    expect(sums.reduce((sum, row) => sum + row.installs, 0)).toBe(2);
    expect(sums.reduce((sum, row) => sum + row.events, 0)).toBe(2);
  });

  test('keeps unknown fields, an unknown currency and the client’s time', async () => {
    const api = await startTestApi(clockAt(now));
    const { apiKey } = await api.newApp();
    await registered(api, apiKey);
    const event = eventOf({
      revenue: 1e20,
      currency: 'zzz',
      timestamp: Date.parse('2026-11-10T11:59:30Z'),
      parameters: { level: 3 },
      isSandbox: true,
    });
    await api.sdk(apiKey, '/v1/sdk/events/batch', {
      events: [event, eventOf({ timestamp: Date.parse('2030-01-01') })],
    });
    const stored = await api.database.selectFrom('event').selectAll().orderBy('occurred_at').execute();
    expect(stored).toMatchObject([
      {
        revenue: '100000000000000000000',
        currency: 'ZZZ',
        occurred_at: new Date('2026-11-10T11:59:30Z'),
        payload: event,
      },
      { occurred_at: new Date(now), received_at: new Date(now) },
    ]);
  });
});

describe('a call that is not right', () => {
  test('with a wrong key is unauthorized in the words the SDKs know', async () => {
    const api = await startTestApi(clockAt(now));
    await api.newApp();
    const answer = await api.sdk('as_live_wrong', '/v1/sdk/events/batch', { events: [] });
    expect([answer.status, answer.body.error]).toEqual([401, 'unauthorized']);
  });

  test.each([
    ['/v1/sdk/install', {}, '"appsprintId" in the body'],
    ['/v1/sdk/install', { appsprintId: 7 }, '"appsprintId" in the body'],
    ['/v1/sdk/events/batch', {}, '"events" in the body'],
    ['/v1/sdk/events/batch', { events: [eventOf({ appsprintId: undefined })] }, '"appsprintId" in the body'],
  ])('%s with %j names the field', async (path, body, field) => {
    const api = await startTestApi(clockAt(now));
    const { apiKey } = await api.newApp();
    const answer = await api.sdk(apiKey, path, body);
    expect([answer.status, answer.body.error]).toEqual([400, 'invalid_request']);
    expect(answer.body.message).toContain(field);
  });
});
