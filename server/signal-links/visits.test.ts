import { expect, test } from 'vitest';
import { signalLinkMacros } from '#lib/signal-link';
import { clockAt, startTestApi, type TestApi, type TestApp } from '../testing.ts';

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';
const android = 'Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A) AppleWebKit/537.36 Mobile Safari/537.36';
const ios = 'https://apps.apple.com/app/id6400000000?mt=8';
const play = 'https://play.google.com/store/apps/details?id=app.moonlight';

async function makeLink(api: TestApi, app: TestApp, destinations: object = { ios, android: play, web: null }) {
  const draft = { slug: 'spring', name: 'Spring <sale>', destinations };
  return api.call(app.token, 'POST', `/v1/apps/${app.appId}/signal-links`, draft);
}

function visit(api: TestApi, query: string, headers: Record<string, string>, method = 'GET') {
  return fetch(`${api.url}/l/spring${query}`, { method, headers, redirect: 'manual' });
}

test('a created link holds every macro literally and is listed', async () => {
  const api = await startTestApi(clockAt('2026-11-10T12:00:00Z'));
  const app = await api.newApp();
  const created = await makeLink(api, app);
  expect(created.status).toBe(200);
  const query = signalLinkMacros.map(([name, macro]) => `${name}=${macro}`).join('&');
  expect(created.body.data).toMatchObject({
    slug: 'spring',
    url: `${api.url}/l/spring?${query}`,
    createdAt: '2026-11-10T12:00:00.000Z',
  });
  const listed = await api.call(app.token, 'GET', `/v1/apps/${app.appId}/signal-links`);
  expect(listed.body.data).toEqual([created.body.data]);
  const again = await makeLink(api, app);
  expect([again.status, again.body.error]).toEqual([409, 'slug_taken']);
});

test('a click is stored with what TikTok filled in before the visitor is sent to the store', async () => {
  const api = await startTestApi(clockAt('2026-11-10T12:00:00Z'));
  const app = await api.newApp();
  await makeLink(api, app);
  const answer = await visit(
    api,
    '?campaign_id=1830000000100001&campaign_name=Fr%C3%BChling%20%F0%9F%8C%99%00&adgroup_id=__AID__&ttclid=E.C.P.abc',
    {
      'user-agent': android,
      'x-forwarded-for': '203.0.113.7',
    },
  );
  expect(answer.status).toBe(302);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const [click] = await api.database.selectFrom('click').selectAll().execute();
  expect(click).toMatchObject({
    app_id: app.appId,
    slug: 'spring',
    clicked_at: new Date('2026-11-10T12:00:00Z'),
    ip: '203.0.113.7',
    user_agent: android,
    device_key: 'android 14.0 sm-s911b',
    visit: { campaign_id: '1830000000100001', campaign_name: 'Frühling 🌙', ttclid: 'E.C.P.abc' },
  });
  expect(answer.headers.get('location')).toBe(`${play}&referrer=click_id%3D${click?.click_id}`);
});

test('what a connection claims to forward is believed of a trusted proxy only', async () => {
  const api = await startTestApi(clockAt('2026-11-10T12:00:00Z'), { trustProxy: [] });
  await makeLink(api, await api.newApp());
  await visit(api, '?ip=198.51.100.1', { 'user-agent': android, 'x-forwarded-for': '203.0.113.7' });
  expect(await api.database.selectFrom('click').select('ip').execute()).toEqual([{ ip: '127.0.0.1' }]);
});

test('only a person who comes to stay is a click', async () => {
  const api = await startTestApi(clockAt('2026-11-10T12:00:00Z'));
  await makeLink(api, await api.newApp());
  const statuses = [
    await visit(api, '', { 'user-agent': iphone }, 'HEAD'),
    await visit(api, '', { 'user-agent': iphone, 'sec-purpose': 'prefetch;prerender' }),
    await visit(api, '', { 'user-agent': `${iphone} facebookexternalhit/1.1` }),
    await visit(api, '', { 'user-agent': `${iphone} (compatible; Bytespider)` }),
  ].map((answer) => [answer.status, answer.headers.get('location')]);
  expect(statuses).toEqual(Array.from({ length: 4 }, () => [302, ios]));
  expect(await api.database.selectFrom('click').selectAll().execute()).toEqual([]);
  await visit(api, '', { 'user-agent': iphone });
  await visit(api, '', { 'user-agent': android.replace('SM-S911B', 'CUBOT X30') });
  expect(await api.database.selectFrom('click').selectAll().execute()).toHaveLength(2);
});

test('a system without a destination gets a page with what there is, and an unknown link a page that says so', async () => {
  const api = await startTestApi(clockAt('2026-11-10T12:00:00Z'));
  await makeLink(api, await api.newApp(), { ios, android: null, web: null });
  const page = await visit(api, '', { 'user-agent': android });
  expect(page.status).toBe(200);
  const html = await page.text();
  expect(html).toContain(`href="${ios}"`);
  expect(html).toContain('Spring &lt;sale&gt;');
  const unknown = await fetch(`${api.url}/l/nowhere`);
  expect(unknown.status).toBe(404);
  expect(await unknown.text()).toContain('does not exist');
});

test('a visitor reaches the store while the database refuses clicks, and the click is kept', async () => {
  const api = await startTestApi(clockAt('2026-11-10T12:00:00Z'));
  await makeLink(api, await api.newApp());
  await visit(api, '?campaign_id=1', { 'user-agent': iphone });
  await api.database.schema.alterTable('click').renameTo('click_away').execute();
  const answer = await visit(api, '?campaign_id=2', { 'user-agent': iphone });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, ios]);
  expect(api.failures).toContainEqual(['clicks wait in a file', expect.any(Error)]);
});
