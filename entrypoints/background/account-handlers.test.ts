import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppId, apiVersion, EntityId } from '#lib/appsprint/contract';
import { saveConnection } from '#lib/settings';
import { createFigureStore, createShelf, understandFigures } from '#lib/sync';
import { createAccountHandlers } from './account-handlers.ts';

const moonlight = AppId.parse('app_moonlight');
const from = { tabId: null };
const now = Date.UTC(2026, 10, 7, 20);
const [inParis, inTokyo, ofNobody] = ['7000000000000000001', '7000000000000000002', '7000000000000000003'].map((id) =>
  EntityId.parse(id),
) as [EntityId, EntityId, EntityId];

/** What AppSprint answers in these tests, by path. A path that is not here fails. */
let answers: Record<string, unknown>;
let asked: string[];
const end: (() => Promise<void>)[] = [];

const integration = (app: string, advertiser: object | null) => ({
  app: { id: app, name: app.slice(4) },
  connection: advertiser === null ? 'not-connected' : 'connected',
  advertiser,
  pixel: null,
  eventMapping: { revision: 0 },
  forwarding: { state: 'idle', waiting: 0, oldestWaitingAt: null, dead: 0, lastForwardedAt: null, problem: null },
  valueOptimisation: { purchases: 0, needed: 20, window: null },
  reporting: { state: 'current', at: '2026-11-07T12:00:00.000Z' },
  findings: [],
});
const paris = { id: inParis, name: 'Moonlight EU', currency: 'EUR', timeZone: 'Europe/Paris' };
const tokyo = { id: inTokyo, name: 'Moonlight JP', currency: 'JPY', timeZone: 'Asia/Tokyo' };

function metrics({ id, name, currency, timeZone }: typeof paris, spend: string, installs: number): object {
  const sums = {
    spend: { amount: spend, currency },
    impressions: 1000,
    clicks: 10,
    installs: { value: installs, source: 'attributed', attributed: installs, reported: null },
    revenue: { value: [], source: 'attributed', attributed: [], reported: null },
  };
  return {
    advertiserId: id,
    level: 'advertiser',
    window: { from: '2026-11-01', to: '2026-11-07', timeZone },
    currency,
    rows: [{ id, name, ...sums }],
    totals: { ...sums, rows: 1, rowsWithAttributedInstalls: 1 },
    freshness: {
      attributedAt: '2026-11-07T12:00:00.000Z',
      reporting: { state: 'current', at: '2026-11-07T12:00:00.000Z' },
    },
  };
}

beforeEach(async () => {
  fakeBrowser.reset();
  asked = [];
  answers = {
    '/v1/me': {
      token: { name: 'Marketing' },
      scopes: ['read'],
      apps: ['app_moonlight', 'app_daylight', 'app_starlight'].map((id) => ({ id, name: id.slice(4) })),
      capabilities: ['metrics'],
    },
    '/v1/apps/app_moonlight/tiktok-ads': integration('app_moonlight', paris),
    '/v1/apps/app_daylight/tiktok-ads': integration('app_daylight', tokyo),
    '/v1/apps/app_starlight/tiktok-ads': integration('app_starlight', null),
    '/v1/apps/app_moonlight/tiktok-ads/metrics': metrics(paris, '21.00', 10),
    '/v1/apps/app_daylight/tiktok-ads/metrics': metrics(tokyo, '3000', 4),
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://api.example');
    asked.push(`${url.pathname}${url.search}`);
    const data = answers[url.pathname];
    response.statusCode = data === undefined ? 403 : 200;
    response.setHeader('appsprint-api-version', apiVersion);
    response.setHeader('content-type', 'application/json');
    const refused = { success: false, error: 'forbidden', message: 'Not for this token.' };
    response.end(JSON.stringify(data === undefined ? refused : { data, meta: { requestId: 'r1', apiVersion } }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  end.push(() => new Promise((closed) => server.close(() => closed())));
  const { port } = server.address() as AddressInfo;
  await saveConnection({ apiAddress: `http://127.0.0.1:${port}`, token: 'asp_live_one', appId: moonlight });
});

afterEach(async () => {
  for (const close of end.splice(0)) await close();
});

function handlers() {
  const shelf = createShelf(browser.storage.session, 'figures', 5, understandFigures);
  const store = createFigureStore(shelf, () => now);
  return createAccountHandlers(store, { note: async () => undefined }, () => now);
}

test('each ad account has the figures of the app that is connected to it, in its own currency, days and zone', async () => {
  const answer = await handlers().accountFigures({ ids: [inParis, inTokyo, ofNobody] }, from);
  expect(answer).toMatchObject({
    state: 'answered',
    problem: null,
    unknown: [ofNobody],
    rows: {
      [inParis]: {
        app: 'moonlight',
        from: '2026-11-01',
        to: '2026-11-07',
        timeZone: 'Europe/Paris',
        figures: { cpi: { quantity: { unit: 'money', amount: '2.1', currency: 'EUR' } } },
      },
      // In Tokyo it is the next day already.
      [inTokyo]: {
        app: 'daylight',
        from: '2026-11-02',
        to: '2026-11-08',
        timeZone: 'Asia/Tokyo',
        figures: { cpi: { quantity: { unit: 'money', amount: '750', currency: 'JPY' } } },
      },
    },
  });
});

test('an account that no row shows is not asked about', async () => {
  await handlers().accountFigures({ ids: [ofNobody] }, from);
  expect(asked.filter((path) => path.includes('metrics'))).toEqual([]);
});

test('of two apps with the same ad account the picked one is shown', async () => {
  answers['/v1/apps/app_daylight/tiktok-ads'] = integration('app_daylight', paris);
  const answer = await handlers().accountFigures({ ids: [inParis] }, from);
  expect(answer).toMatchObject({ rows: { [inParis]: { app: 'moonlight' } } });
});

test('while an app cannot be asked, no account is said to be unknown, and those of other apps keep their figures', async () => {
  answers['/v1/apps/app_daylight/tiktok-ads'] = undefined;
  const answer = await handlers().accountFigures({ ids: [inParis, inTokyo] }, from);
  expect(answer).toMatchObject({ unknown: [], problem: { kind: 'not-allowed' } });
  expect(answer.state === 'answered' && Object.keys(answer.rows)).toEqual([inParis]);
});

test('without a connection nothing is asked', async () => {
  fakeBrowser.reset();
  expect(await handlers().accountFigures({ ids: [inParis] }, from)).toEqual({ state: 'not-connected' });
  expect(asked).toEqual([]);
});
