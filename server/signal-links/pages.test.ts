import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import decodeQR from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { clockAt, startTestApi, type TestApi } from '../testing.ts';

const desktop = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15';
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 musical_ly';
const android = 'Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A) AppleWebKit/537.36 Mobile Safari/537.36';
const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
const hostile = `"><script>alert('x')</script>`;

async function startWithLink(other: object = {}) {
  const api = await startTestApi(clockAt('2026-11-10T12:00:00Z'));
  const app = await api.newApp();
  const destinations = { ios: '6400000000', android: 'app.moonlight', web: 'https://moonlight.app/?a="b"&<c>' };
  const draft = { slug: 'spring', name: `Spring ${hostile}`, destinations, ...other };
  const made = await api.call(app.token, 'POST', `/v1/apps/${app.appId}/signal-links`, draft);
  expect(made.status).toBe(200);
  return { api, app };
}

function visit(api: TestApi, query: string, headers: Record<string, string>) {
  return fetch(`${api.url}/l/spring${query}`, { headers, redirect: 'manual' });
}

/** A visit whose headers are sent as they are; `fetch` says of itself that it is no navigation. */
async function open(api: TestApi, userAgent: string) {
  const headers = { 'user-agent': userAgent, 'x-forwarded-for': '203.0.113.7', ...navigation };
  const asked = get(`${api.url}/l/spring`, { headers });
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, html: (await answer.toArray()).join('') };
}

function clicksOf(api: TestApi) {
  return api.database.selectFrom('click').selectAll().execute();
}

/** The dark squares of the page's SVG, as an image that a QR reader takes. */
function imageOf(html: string) {
  const size = Number(/viewBox="0 0 (\d+)/.exec(html)?.[1]);
  const scale = 4;
  const side = size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  const path = /<path d="([^"]+)"/.exec(html)?.[1] ?? '';
  let [x, y] = [0, 0];
  const paint = (left: number, top: number) => {
    for (let row = top * scale; row < (top + 1) * scale; row += 1)
      data.fill(0, (row * side + left * scale) * 4, (row * side + (left + 1) * scale) * 4);
  };
  for (const [, command, across, down] of path.matchAll(/([Mm])(-?\d+) ?(-?\d+)/g)) {
    const from = command === 'M' ? [0, 0] : [x, y];
    [x, y] = [(from[0] ?? 0) + Number(across), (from[1] ?? 0) + Number(down)];
    paint(x, y);
  }
  return { width: side, height: side, data };
}

describe('a visit from a computer', () => {
  test('gets both stores, the website and a code, and nothing in it can run', async () => {
    const { api } = await startWithLink();
    const answer = await visit(api, '?campaign_id=1', { 'user-agent': desktop });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('href="https://apps.apple.com/app/id6400000000"');
    expect(html).toContain('href="https://play.google.com/store/apps/details?id=app.moonlight"');
    expect(html).toContain('<svg role="img"');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<c>');
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri/,
    );
    expect(await clicksOf(api)).toHaveLength(1);
  });

  test('carries its ids to the phone that scans the code', async () => {
    const { api } = await startWithLink();
    const answer = await visit(api, '?campaign_id=1&campaign_name=Moon&ad_id=__CID__&ttclid=E.C.P.1', {
      'user-agent': desktop,
    });
    expect(decodeQR(imageOf(await answer.text()))).toBe(`${api.url}/l/spring?campaign_id=1&ttclid=E.C.P.1`);
  });
});

describe('a visit from an iPhone whose browser opens the link', () => {
  test('gets a page that forwards at once, with script and without', async () => {
    const { api } = await startWithLink();
    const { status, headers, html } = await open(api, iphone);
    expect(status).toBe(200);
    const [click] = await clicksOf(api);
    expect(html).toContain(
      `data-click="${click?.click_id}" data-destination="https://apps.apple.com/app/id6400000000"`,
    );
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="0; url=https://apps.apple.com/');
    expect(html.indexOf('location.replace')).toBeLessThan(html.indexOf('screen.width'));
    expect(headers['content-security-policy']).toMatch(/script-src 'sha256-[^']+'; connect-src 'self'$/);
    expect(html).not.toContain(hostile);
  });

  test('is a plain redirect for any other program, for Android, and where the link wants no details', async () => {
    const { api } = await startWithLink();
    expect((await visit(api, '', { 'user-agent': iphone })).status).toBe(302);
    expect((await open(api, android)).status).toBe(302);
    const { api: plain } = await startWithLink({ enrichment: 'none' });
    expect((await open(plain, iphone)).status).toBe(302);
  });

  test('makes an install from the same phone surer', async () => {
    const { api, app } = await startWithLink();
    await open(api, iphone);
    const [click] = await clicksOf(api);
    const details = {
      screenWidth: 390,
      screenHeight: 844,
      screenScale: 3,
      timezone: 'Europe/Paris',
      maxTouchPoints: 5,
    };
    const tell = () =>
      fetch(`${api.url}/l/spring/enrich`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ clickId: click?.click_id, ...details, preferredLanguages: ['fr-FR'], unknown: 1 }),
      });
    expect((await tell()).status).toBe(204);
    expect((await tell()).status).toBe(409);
    const install = { appsprintId: 'one', sdkWebViewUserAgent: iphone, ...details, locale: 'fr_FR' };
    const answer = await api.sdk(app.apiKey, '/v1/sdk/install', install, { 'x-forwarded-for': '203.0.113.7' });
    expect(answer.body.attribution).toMatchObject({ matchType: 'ip_user_agent', confidence: 0.93 });
  });
});

test('a phone without its store goes to the website, and a link preview to a store', async () => {
  const destinations = { ios: '6400000000', android: null, web: 'https://moonlight.app/' };
  const { api } = await startWithLink({ destinations });
  expect((await visit(api, '', { 'user-agent': android })).headers.get('location')).toBe('https://moonlight.app/');
  const preview = await visit(api, '', { 'user-agent': 'facebookexternalhit/1.1' });
  expect([preview.status, preview.headers.get('location')]).toEqual([302, 'https://apps.apple.com/app/id6400000000']);
  expect(await clicksOf(api)).toHaveLength(1);
});

test('a link is renamed and archived; archived it is listed apart and still forwards', async () => {
  const { api, app } = await startWithLink({ channel: 'newsletter' });
  const links = `/v1/apps/${app.appId}/signal-links`;
  const renamed = await api.call(app.token, 'PUT', `${links}/spring`, { name: 'Autumn' });
  expect(renamed.body.data).toMatchObject({ name: 'Autumn', channel: 'newsletter', archivedAt: null });
  const archived = await api.call(app.token, 'PUT', `${links}/spring`, { archived: true });
  expect(archived.body.data).toMatchObject({ name: 'Autumn', archivedAt: '2026-11-10T12:00:00.000Z' });
  expect((await api.call(app.token, 'GET', links)).body.data).toEqual([]);
  expect((await api.call(app.token, 'GET', `${links}/archived`)).body.data).toEqual([archived.body.data]);
  expect((await visit(api, '', { 'user-agent': android })).status).toBe(302);
  const back = await api.call(app.token, 'PUT', `${links}/spring`, { archived: false });
  expect(back.body.data).toMatchObject({ archivedAt: null });
});
