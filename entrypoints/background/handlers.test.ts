import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AdvertiserId, AppId, apiVersion, Day, EntityId } from '#lib/appsprint/contract';
import type { Handlers } from '#lib/messages';
import { savedConnection, savedDisplay } from '#lib/settings';
import { createWork } from './handlers.ts';
import { Tabs } from './tabs.ts';

const moonlight = AppId.parse('app_moonlight');
const daylight = AppId.parse('app_daylight');
const advertiserId = AdvertiserId.parse('7123456789012345678');
const campaign = EntityId.parse('1790000000000000001');
const now = Date.UTC(2026, 10, 7, 12);
const page = { tabId: null };
const list = { tabId: 7 };
const query = {
  advertiserId,
  level: 'campaign' as const,
  from: Day.parse('2026-11-01'),
  to: Day.parse('2026-11-07'),
  ids: [campaign],
};

/** What AppSprint knows in these tests: the token's apps, and whether the token is any good. */
let apps = [moonlight, daylight];
let goodToken = 'asp_live_one';
let broken = false;
let asked: string[] = [];
/** Answers are given once this is kept. */
let open = Promise.resolve();

const installs = (app: string) => (app === moonlight ? 11 : 22);
const sums = (value: number) => ({
  spend: { amount: '100', currency: 'EUR' },
  impressions: 1000,
  clicks: 10,
  installs: { value, source: 'attributed', attributed: value, reported: null },
  revenue: { value: [], source: 'attributed', attributed: [], reported: null },
});

/** The contract's answer for a path, or null where there is none. */
function dataOf(path: string, ids: readonly string[]): unknown {
  const app = apps.find((id) => path.startsWith(`/v1/apps/${id}/`)) ?? '';
  const names = apps.map((id) => ({ id, name: id.slice(4) }));
  switch (path) {
    case '/v1/me':
      return { token: { name: 'Marketing' }, scopes: ['read'], apps: names, capabilities: ['metrics'] };
    case `/v1/apps/${app}/tiktok-ads`:
      return {
        app: { id: app, name: app.slice(4) },
        connection: 'connected',
        advertiser: { id: advertiserId, name: 'Studio', currency: 'EUR', timeZone: 'Europe/Paris' },
        pixel: null,
        eventMapping: { revision: 0 },
        forwarding: { state: 'idle', waiting: 0, oldestWaitingAt: null, dead: 0, lastForwardedAt: null, problem: null },
        valueOptimisation: { purchases: 0, needed: 20, window: null },
        reporting: { state: 'not-started' },
        findings: [],
      };
    case `/v1/apps/${app}/tiktok-ads/metrics`:
      return {
        advertiserId,
        level: 'campaign',
        window: { from: query.from, to: query.to, timeZone: 'Europe/Paris' },
        currency: 'EUR',
        rows: ids.map((id) => ({ id, name: null, ...sums(installs(app)) })),
        totals: { ...sums(0), rows: 0, rowsWithAttributedInstalls: 0 },
        freshness: { attributedAt: '2026-11-07T11:00:00Z', reporting: { state: 'not-started' } },
      };
    case `/v1/apps/${app}/signal-links`:
      return [];
    default:
      return null;
  }
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  asked.push(pathname);
  await open;
  const data = dataOf(pathname, searchParams.get('ids')?.split(',') ?? []);
  const refusal = broken
    ? 400
    : request.headers.authorization !== `Bearer ${goodToken}`
      ? 401
      : data === null
        ? 404
        : null;
  response.writeHead(refusal ?? 200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify(
      refusal === null
        ? { data, meta: { requestId: 'r1', apiVersion } }
        : { error: 'refused', message: 'There is no such thing.' },
    ),
  );
});

let apiAddress = '';
let handlers: Handlers;

beforeEach(async () => {
  fakeBrowser.reset();
  [apps, goodToken, broken, asked, open] = [[moonlight, daylight], 'asp_live_one', false, [], Promise.resolve()];
  handlers = createWork(new Tabs(async () => (await savedDisplay()).paused), () => now).handlers;
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  apiAddress = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const connect = () => handlers.connect({ apiAddress: ` ${apiAddress}/ `, token: ` ${goodToken}\n` }, page);
/** The installs a list is shown, or the state of the answer where there are none. */
async function installsShown() {
  const answer = await handlers.figures(query, list);
  if (answer.state !== 'answered') return answer.state;
  const figure = answer.rows[campaign]?.figures.installs;
  return figure?.state === 'value' && figure.quantity.unit === 'count' ? figure.quantity.value : answer.problem?.kind;
}

describe('connecting', () => {
  test('saves the connection to the first app and says how it is', async () => {
    expect(await connect()).toMatchObject({
      ok: true,
      value: { state: 'connected', apiAddress, appId: moonlight, apps: [{ id: moonlight }, { id: daylight }] },
    });
    expect(await savedConnection()).toEqual({ apiAddress, token: goodToken, appId: moonlight });
    expect(await handlers.connectionState(undefined, page)).toMatchObject({ state: 'connected', appId: moonlight });
  });

  test.each(['api.appsprint.app', 'ftp://example.com', 'https://me:secret@example.com', ''])(
    'refuses "%s", which is no API address, and asks nobody',
    async (entered) => {
      expect(await handlers.connect({ apiAddress: entered, token: goodToken }, page)).toMatchObject({
        ok: false,
        problem: { kind: 'rejected', remedy: expect.stringContaining('https://') },
      });
      expect(await savedConnection()).toBeNull();
      expect(asked).toEqual([]);
    },
  );

  test('saves nothing without success, and keeps the connection and the figures there were', async () => {
    await connect();
    await installsShown();
    const before = await savedConnection();
    expect(await handlers.connect({ apiAddress, token: 'asp_wrong' }, page)).toMatchObject({
      ok: false,
      problem: { kind: 'token-refused' },
    });
    broken = true;
    expect(await connect()).toMatchObject({ ok: false, problem: { kind: 'rejected' } });
    expect(await savedConnection()).toEqual(before);
    expect(await installsShown()).toBe(11);
  });

  test('refuses a token that belongs to no app', async () => {
    apps = [];
    expect(await connect()).toMatchObject({ ok: false, problem: { kind: 'not-ready' } });
    expect(await savedConnection()).toBeNull();
  });

  test('never answers with the token', async () => {
    const before = [
      await connect(),
      await handlers.connectionState(undefined, page),
      await handlers.figures(query, list),
    ];
    goodToken = 'asp_live_two';
    const refused = [await handlers.connectionState(undefined, page), await handlers.signalLinks(undefined, page)];
    expect(JSON.stringify([before, refused])).not.toContain('asp_live');
  });
});

describe('figures', () => {
  test('are none without a connection, and the tab says so', async () => {
    expect(await installsShown()).toBe('not-connected');
    expect(await handlers.tabState(7, page)).toEqual({ list: null, figures: 'not-connected', paused: null });
    expect(await fakeBrowser.action.getBadgeText({ tabId: 7 })).toBe('!');
    expect(asked).toEqual([]);
  });

  test('are those of the picked app, from the moment it is picked', async () => {
    await connect();
    expect(await installsShown()).toBe(11);
    expect(await handlers.selectApp(daylight, page)).toMatchObject({ state: 'connected', appId: daylight });
    expect(await installsShown()).toBe(22);
    expect(await savedConnection()).toMatchObject({ appId: daylight });
  });

  test('are asked for anew by open lists once another app is picked, and once nothing is connected', async () => {
    const told: unknown[] = [];
    const query = vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => [{ id: 7 }] as never);
    const send = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((...sent: unknown[]) => {
      told.push(sent[0]);
      (sent[3] as (answer: unknown) => void)({});
    });
    for (const [change, times] of [
      [connect, 1],
      [() => handlers.selectApp(daylight, page), 2],
      [() => handlers.disconnect(undefined, page), 3],
    ] as const) {
      await change();
      await expect.poll(() => told).toEqual(Array.from({ length: times }, () => 7));
    }
    query.mockRestore();
    send.mockRestore();
  });

  test('stay those of the app before where AppSprint does not confirm the picked one', async () => {
    await connect();
    broken = true;
    expect(await handlers.selectApp(daylight, page)).toMatchObject({ state: 'failed' });
    broken = false;
    expect(await installsShown()).toBe(11);
    expect(await savedConnection()).toMatchObject({ appId: moonlight });
  });

  test('of another ad account are refused, and the tab says so', async () => {
    await connect();
    const other = { ...query, advertiserId: AdvertiserId.parse('7000000000000000001') };
    expect(await handlers.figures(other, list)).toEqual({ state: 'other-advertiser', connected: advertiserId });
    expect(await handlers.tabState(7, page)).toMatchObject({ figures: 'other-advertiser' });
  });

  test('that cannot be had are a trouble of the tab until they can', async () => {
    await connect();
    broken = true;
    expect(await installsShown()).toBe('rejected');
    expect(await handlers.tabState(7, page)).toMatchObject({ figures: 'failed' });
    broken = false;
    expect(await installsShown()).toBe(11);
    expect(await handlers.tabState(7, page)).toMatchObject({ figures: 'answered' });
    expect(await fakeBrowser.action.getBadgeText({ tabId: 7 })).toBe('');
  });

  test('outlive the background worker', async () => {
    await connect();
    await installsShown();
    handlers = createWork(new Tabs(async () => (await savedDisplay()).paused), () => now).handlers;
    broken = true;
    expect(await installsShown()).toBe(11);
  });
});

describe('disconnecting', () => {
  test('forgets the connection and empties all figures', async () => {
    await connect();
    await installsShown();
    await handlers.disconnect(undefined, page);
    expect(await savedConnection()).toBeNull();
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('asp_live');
    expect(await fakeBrowser.storage.session.get('figures')).toEqual({});
    expect(await handlers.connectionState(undefined, page)).toEqual({ state: 'not-connected' });
    expect(await installsShown()).toBe('not-connected');
  });

  test('empties figures that are still on their way too', async () => {
    await connect();
    const { promise, resolve: release } = Promise.withResolvers<void>();
    open = promise;
    const late = installsShown();
    await expect.poll(() => asked).toContain(`/v1/apps/${moonlight}/tiktok-ads/metrics`);
    await handlers.disconnect(undefined, page);
    release();
    expect(await late).toBe('not-ready');
    expect(await fakeBrowser.storage.session.get('figures')).toEqual({});
  });
});

test('links, test events and another app are refused without a connection, with the remedy', async () => {
  const refused = { ok: false, problem: { kind: 'not-ready', remedy: 'Open Options and connect it.' } };
  expect(await handlers.signalLinks(undefined, page)).toMatchObject(refused);
  const testEvent = { id: crypto.randomUUID(), body: { testEventCode: 'TEST1', event: 'Purchase' } };
  expect(await handlers.sendTestEvent(testEvent, page)).toMatchObject(refused);
  expect(await handlers.selectApp(daylight, page)).toEqual({ state: 'not-connected' });
  expect(asked).toEqual([]);
});

describe('a tab', () => {
  test('shows the trouble of its list in the badge, the figures’ first', async () => {
    await handlers.listState('no-room', list);
    expect(await fakeBrowser.action.getTitle({ tabId: 7 })).toContain('no free space');
    await handlers.figures(query, list);
    expect(await fakeBrowser.action.getTitle({ tabId: 7 })).toContain('not connected');
  });

  test('that goes to a list without dates no longer has the trouble of the list before', async () => {
    await handlers.figures(query, list);
    await handlers.listState('no-window', list);
    expect(await handlers.tabState(7, page)).toEqual({ list: 'no-window', figures: null, paused: null });
    expect(await fakeBrowser.action.getTitle({ tabId: 7 })).toContain('Pick dates in Ads Manager');
  });

  test('is still known to the next background worker, which sleeps while nothing is asked', async () => {
    await connect();
    await handlers.listState('no-room', list);
    handlers = createWork(new Tabs(async () => (await savedDisplay()).paused), () => now).handlers;
    expect(await handlers.tabState(7, page)).toEqual({ list: 'no-room', figures: null, paused: null });
    await handlers.figures(query, list);
    expect(await fakeBrowser.action.getTitle({ tabId: 7 })).toContain('no free space');
  });

  test('is forgotten when its list is left', async () => {
    await handlers.listState('no-room', list);
    await handlers.listState('left', list);
    expect(await handlers.tabState(7, page)).toEqual({ list: null, figures: null, paused: null });
    expect(await fakeBrowser.action.getBadgeText({ tabId: 7 })).toBe('');
  });
});
