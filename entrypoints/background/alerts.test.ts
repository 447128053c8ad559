import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppId, apiVersion } from '#lib/appsprint/contract';
import { saveConnection } from '#lib/settings';
import { flatten } from '#lib/words';
import english from '../../locales/en.json' with { type: 'json' };
import { watchForAlerts } from './alerts.ts';

const appId = AppId.parse('app_moonlight');
const now = Date.UTC(2026, 10, 22, 12);
const finding = {
  code: 'access_lost',
  severity: 'bad',
  message: 'Access to TikTok has expired.',
  remedy: 'Connect again.',
};
const integration = {
  app: { id: appId, name: 'Moonlight' },
  connection: 'access-lost',
  advertiser: null,
  pixel: null,
  eventMapping: { revision: 0 },
  forwarding: { state: 'idle', waiting: 0, oldestWaitingAt: null, dead: 0, lastForwardedAt: null, problem: null },
  valueOptimisation: { purchases: 0, needed: 20, window: null },
  reporting: { state: 'not-started' },
  findings: [finding],
};

/** The browser's own catalogue. */
const words = { ...flatten(english), '@@ui_locale': 'en' } as Record<string, string>;

let server: Server;
let asked = 0;
let status = 200;

beforeEach(async () => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((name) => words[name] ?? '');
  asked = 0;
  looks = [];
  status = 200;
  server = createServer((_, answer) => {
    asked += 1;
    const body = { data: integration, meta: { requestId: '1', apiVersion } };
    answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiAddress = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await saveConnection({ apiAddress, token: 'asp_live_one', appId });
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

let looks: (() => Promise<void>)[] = [];
const startWorker = () => {
  looks.push(watchForAlerts(() => now));
};

/** The alarm rings, and everything that follows from it is over. */
async function ring(): Promise<void> {
  const before = asked;
  await fakeBrowser.alarms.onAlarm.trigger({ name: 'alerts', scheduledTime: now, persistAcrossSessions: false });
  await Promise.all(looks.map((over) => over()));
  expect(asked).toBeGreaterThan(before);
}
const shown = async () => Object.keys(await fakeBrowser.notifications.getAll());

test('a lost access is told once, however often the alarm rings and however many workers have been ended', async () => {
  const create = vi.spyOn(fakeBrowser.notifications, 'create');
  startWorker();
  await ring();
  await expect.poll(() => create).toHaveBeenCalledTimes(1);
  expect(create).toHaveBeenCalledWith(
    'alert:app_moonlight:accessLost:2026-11-22 /options.html#connect',
    expect.objectContaining({
      title: 'Moonlight: access is lost',
      message: 'Access to TikTok has expired. Connect again.',
    }),
  );
  await ring();
  fakeBrowser.alarms.onAlarm.removeAllListeners();
  startWorker();
  await ring();
  await ring();
  expect(create).toHaveBeenCalledTimes(1);
  expect(await shown()).toHaveLength(1);
});

test('a worker that is ended while it shows an alert does not show it again', async () => {
  const create = vi
    .spyOn(fakeBrowser.notifications, 'create')
    .mockImplementation(() => Promise.reject(new Error('ended')));
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  startWorker();
  await ring();
  await expect.poll(() => create).toHaveBeenCalledTimes(1);
  create.mockRestore();
  await ring();
  await ring();
  expect(await shown()).toEqual([]);
});

test('an API that does not answer warns of nothing', async () => {
  status = 503;
  startWorker();
  await ring();
  expect(await shown()).toEqual([]);
});

test('the alarm is set at the start where it is not there, and left where it is', async () => {
  startWorker();
  await expect.poll(() => fakeBrowser.alarms.get('alerts')).toBeDefined();
  const create = vi.spyOn(fakeBrowser.alarms, 'create');
  startWorker();
  await ring();
  expect(create).not.toHaveBeenCalled();
});
