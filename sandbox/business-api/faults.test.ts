import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../start.ts';
import { fixtureWorld } from '../world-fixture.ts';
import { apiPath } from './test-client.ts';

const hour = 3_600_000;
let now = Date.UTC(2026, 10, 14, 12);
let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ world: fixtureWorld, clock: () => now });
});
afterEach(() => sandbox.close());

const pixel = 'CVN3L2RC77U4R0NE7AJG';
const token = 'e1'.repeat(20);

async function set(faults: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${sandbox.url}/sandbox/faults`, { method: 'POST', headers, body: JSON.stringify(faults) });
}

async function track(eventId: string, testEventCode?: string): Promise<Response> {
  const data = [{ event: 'Purchase', event_time: 1_794_000_000, event_id: eventId }];
  return fetch(`${sandbox.url}${apiPath}/event/track/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'access-token': token },
    body: JSON.stringify({ event_source: 'web', event_source_id: pixel, test_event_code: testEventCode, data }),
  });
}

async function codeOf(response: Response): Promise<number> {
  return ((await response.json()) as { code: number }).code;
}

test('an event counts once in 48 hours, and a test event never', async () => {
  for (const eventId of ['a', 'a', 'b']) await track(eventId);
  await track('c', 'TEST12345');
  now += 47 * hour;
  await track('a');
  now += hour;
  await track('a');
  expect(sandbox.receivedEvents()).toHaveLength(6);
  expect(sandbox.countedEvents().map(({ event }) => event.event_id)).toEqual(['a', 'b', 'a']);
});

test.each([
  ['error', 50_000],
  ['throttle', 40_100],
] as const)('a call that meets "%s" is answered with code %i and does nothing', async (kind, code) => {
  await set({ rates: { [kind]: 1 } });
  expect(await codeOf(await track('a'))).toBe(code);
  await set({});
  expect(await codeOf(await track('b'))).toBe(0);
  expect(sandbox.countedEvents().map(({ event }) => event.event_id)).toEqual(['b']);
});

test('a page of a proxy comes with HTTP 502 and HTML', async () => {
  await set({ rates: { page: 1 } });
  const response = await track('a');
  expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
  expect(sandbox.receivedEvents()).toEqual([]);
});

test('a lost reply has counted its events', async () => {
  await set({ rates: { lostReply: 1 } });
  await expect(track('a')).rejects.toThrow('fetch failed');
  expect(sandbox.countedEvents()).toHaveLength(1);
});

test('a slow reply comes after its time', async () => {
  await set({ rates: { slowReply: 1 }, slowMilliseconds: 120 });
  const start = performance.now();
  expect(await codeOf(await track('a'))).toBe(0);
  expect(performance.now() - start).toBeGreaterThan(110);
});

test('a revoked token is refused, and calls above a limit wait for the next second', async () => {
  await set({ revokedTokens: [token] });
  expect(await codeOf(await track('a'))).toBe(40_105);
  await set({ callsPerSecond: 2 });
  const codes = await Promise.all([track('b'), track('c'), track('d')].map(async (call) => codeOf(await call)));
  expect(codes.toSorted()).toEqual([0, 0, 40_100]);
  now += 1_000;
  expect(await codeOf(await track('d'))).toBe(0);
});

test('the same seed lets the same share of calls fail; another path is not touched', async () => {
  const outcomes = async () => {
    await set({ seed: 3, rates: { error: 0.5 }, path: '/event/' });
    const codes: number[] = [];
    for (let call = 0; call < 40; call += 1) codes.push(await codeOf(await track('x')));
    return codes;
  };
  const first = await outcomes();
  expect(await outcomes()).toEqual(first);
  const failed = first.filter((code) => code !== 0).length;
  expect(failed).toBeGreaterThan(8);
  expect(failed).toBeLessThan(32);
  const other = await fetch(`${sandbox.url}${apiPath}/pixel/list/?advertiser_id=1`);
  expect(await codeOf(other)).toBe(40_104);
});

test('settings that are none are refused with the reason, and change nothing', async () => {
  const refused = await set({ rates: { error: 2 } });
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('rates.error')]);
  expect(await codeOf(await track('a'))).toBe(0);
});
