import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppId, apiVersion, PixelSetup } from '#lib/appsprint/contract';
import { saveConnection, savedDisplay } from '#lib/settings';
import { deliverWhenPossible } from './command-desk.ts';
import { createWork, type Work } from './handlers.ts';
import { Tabs } from './tabs.ts';

const appId = AppId.parse('app_moonlight');
const page = { tabId: null };
const ordered = <B>(body: B) => ({ id: crypto.randomUUID(), body });
const wanted = ordered({ testEventCode: 'TEST12345', event: 'Purchase' });
const forwarding = {
  settings: { organic: 'leave-out' },
  health: { state: 'idle', waiting: 0, oldestWaitingAt: null, dead: 0, lastForwardedAt: null, problem: null },
};

let server: Server;
let port = 0;
/** Unsafe calls: path and idempotency key. */
let sent: string[];
let answer: (path: string) => { readonly status: number; readonly body: unknown };
let work: Work;
let network: EventTarget;
let failures: unknown[];

const accepted = (path: string) => ({
  status: 200,
  body: {
    data: path.endsWith('/test-events')
      ? {
          eventId: 'e1',
          event: 'Purchase',
          sentAt: '2026-11-22T09:00:00Z',
          tiktok: { code: 0, message: 'OK', requestId: null },
        }
      : forwarding,
    meta: { requestId: '1', apiVersion },
  },
});

async function startApi(): Promise<void> {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    if (request.method !== 'GET') sent.push(`${path.split('/').at(-1)} ${request.headers['idempotency-key']}`);
    const { status, body } = answer(path);
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
}

async function stopApi(): Promise<void> {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}

function startWorker(): void {
  work = createWork(new Tabs(async () => (await savedDisplay()).paused), () => Date.now());
  // The worker before it hears nothing any more.
  fakeBrowser.alarms.onAlarm.removeAllListeners();
  network = new EventTarget();
  deliverWhenPossible(work.desk, { network, noteFailure: (error) => failures.push(error) });
}

beforeEach(async () => {
  fakeBrowser.reset();
  sent = [];
  failures = [];
  port = 0;
  answer = accepted;
  await startApi();
  await saveConnection({ apiAddress: `http://127.0.0.1:${port}`, token: 'asc_secret', appId });
  startWorker();
});
afterEach(async () => {
  expect(failures).toEqual([]);
  await stopApi();
});

const states = async () => (await work.handlers.testEvents(undefined, page)).sent.map(({ result }) => result.state);
const alarm = () => fakeBrowser.alarms.get('commands');
const ring = () =>
  fakeBrowser.alarms.onAlarm.trigger({ name: 'commands', scheduledTime: 0, persistAcrossSessions: false });

describe('a test event', () => {
  test('that AppSprint takes at once never waits', async () => {
    expect(await work.handlers.sendTestEvent(wanted, page)).toMatchObject({ ok: true, value: { eventId: 'e1' } });
    expect(await states()).toEqual(['answered']);
    await expect.poll(alarm).toBeUndefined();
  });

  test('waits while AppSprint is stopped, and is sent once by the next worker, with the key of the first try', async () => {
    await stopApi();
    const outcome = await work.handlers.sendTestEvent(wanted, page);
    expect(outcome).toMatchObject({ ok: false, problem: { kind: 'waiting' } });
    expect(await states()).toEqual(['waiting']);
    expect(await alarm()).toMatchObject({ periodInMinutes: 1 });
    const [{ id } = { id: '' }] = (await work.handlers.commands(undefined, page)).waiting;
    await startApi();
    startWorker();
    await expect.poll(states).toEqual(['answered']);
    await ring();
    await expect.poll(alarm).toBeUndefined();
    expect(sent).toEqual([`test-events ${id}`]);
  });

  test('that waits is sent as soon as AppSprint answers anything else', async () => {
    await stopApi();
    await work.handlers.sendTestEvent(wanted, page);
    await startApi();
    await work.handlers.signalLinks(undefined, page);
    await expect.poll(states).toEqual(['answered']);
    expect(sent).toHaveLength(1);
  });

  test('that waits is sent as soon as the browser has a network again', async () => {
    await stopApi();
    await work.handlers.sendTestEvent(wanted, page);
    await startApi();
    network.dispatchEvent(new Event('online'));
    await expect.poll(states).toEqual(['answered']);
  });

  test('that is refused after it waited says why, and waits no more', async () => {
    await stopApi();
    await work.handlers.sendTestEvent(wanted, page);
    answer = () => ({ status: 409, body: { error: 'pixel_not_configured', message: 'Save a Pixel first.' } });
    await startApi();
    await ring();
    await expect.poll(states).toEqual(['failed']);
    const [{ result } = { result: null }] = (await work.handlers.testEvents(undefined, page)).sent;
    expect(result).toMatchObject({ what: 'Save a Pixel first.' });
  });

  test.each([
    ['a proxy that finds no server behind it', 502, '<h1>Bad Gateway</h1>'],
    ['an AppSprint that restarts', 503, { error: 'database_unavailable', message: 'Later.' }],
    ['the log-in page of a network', 200, '<h1>Welcome</h1>'],
    ['a call that is still being carried out', 409, { error: 'call_in_progress', message: 'Later.' }],
  ])('waits behind %s', async (_, status, body) => {
    answer = () => ({ status, body });
    expect(await work.handlers.sendTestEvent(wanted, page)).toMatchObject({ problem: { kind: 'waiting' } });
    answer = accepted;
    await ring();
    await expect.poll(states).toEqual(['answered']);
    expect(new Set(sent).size).toBe(1);
  });
});

describe('a setting', () => {
  test('that waits leaves what the popup shows as it is; one that AppSprint took lets it be asked for anew', async () => {
    await fakeBrowser.storage.session.set({
      overview: [[appId, { mappedEvents: { value: [], fetchedAt: Date.now() } }]],
    });
    startWorker();
    await stopApi();
    await work.handlers.setForwarding(ordered({ organic: 'leave-out' as const }), page);
    expect(await fakeBrowser.storage.session.get('overview')).not.toEqual({});
    await startApi();
    await ring();
    await expect.poll(() => fakeBrowser.storage.session.get('overview')).toEqual({});
  });

  test('that waits shows nothing of its content to a page, and says there how it ended', async () => {
    await stopApi();
    const pixel = PixelSetup.parse({ pixelId: 'C0000000000000000000', eventsToken: 'pixel-secret' });
    expect(await work.handlers.savePixel(ordered(pixel), page)).toMatchObject({ problem: { kind: 'waiting' } });
    await work.handlers.setForwarding(ordered({ organic: 'leave-out' as const }), page);
    const commands = await work.handlers.commands(undefined, page);
    expect(commands.waiting.map(({ name }) => name)).toEqual(['savePixel', 'setForwarding']);
    expect(JSON.stringify(commands)).not.toContain('pixel-secret');
    answer = (path) =>
      path.endsWith('/pixel') ? { status: 422, body: { error: 'wrong', message: 'No pixel.' } } : accepted(path);
    await startApi();
    await ring();
    await expect
      .poll(async () => (await work.handlers.commands(undefined, page)).ended)
      .toMatchObject([
        { name: 'savePixel', refused: { what: 'No pixel.' } },
        { name: 'setForwarding', refused: null },
      ]);
    await work.handlers.disconnect(undefined, page);
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('pixel-secret');
  });
});
