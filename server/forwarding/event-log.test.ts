import { expect, onTestFinished, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { Forwarding, LoggedEvent } from '#lib/appsprint/contract';
import { startSandbox } from '../../sandbox/start.ts';
import { fixtureWorld } from '../../sandbox/world-fixture.ts';
import { openForwardingStage } from './testing.ts';

const now = '2026-11-10T12:00:00Z';
const [pixel] = fixtureWorld.advertisers[0]?.pixels ?? [];
if (pixel === undefined) throw new Error('the fixture has no pixel');

async function openStage() {
  const sandbox = await startSandbox({ world: fixtureWorld });
  onTestFinished(() => sandbox.close());
  const stage = await openForwardingStage(sandbox.url, now);
  const path = `/v1/apps/${stage.app.appId}`;
  async function log(query = ''): Promise<{ events: LoggedEvent[]; nextCursor: string | null }> {
    const { status, body } = await stage.api.call(stage.app.token, 'GET', `${path}/events${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    const { nextCursor } = body.meta as { nextCursor: string | null };
    return { events: z.array(LoggedEvent).parse(body.data), nextCursor };
  }
  return { ...stage, sandbox, path, log };
}

test('the event log says of each event what became of it and why', async () => {
  const stage = await openStage();
  await stage.visit('E.C.P.x');
  await stage.install('phone');
  await stage.events('phone', [
    { eventId: 'a', eventType: 'purchase', revenue: 4.5, currency: 'XAU' },
    { eventId: 'b', eventType: 'search' },
  ]);
  const waiting = await stage.log('?state=waiting');
  expect(waiting.events.map(({ forwarding }) => forwarding.reason?.code)).toEqual(['no_pixel', 'no_pixel']);
  await stage.savePixel(pixel);
  await vi.waitFor(async () => expect((await stage.log('?state=forwarded')).events).toHaveLength(2), 10_000);
  const { events } = await stage.log();
  expect(events.find(({ eventId }) => eventId === 'a')).toEqual({
    eventId: 'a',
    sdkId: 'phone',
    sdkEvent: 'purchase',
    occurredAt: '2026-11-10T12:00:00.000Z',
    receivedAt: '2026-11-10T12:00:00.000Z',
    revenue: { amount: '4.5', currency: 'XAU' },
    campaign: { id: '1790000000000001', name: 'Spring' },
    forwarding: {
      state: 'forwarded',
      tiktokEvent: 'Purchase',
      pixelId: pixel.code,
      tries: 1,
      reason: null,
      leftOut: [{ code: 'currency_not_allowed', message: expect.stringContaining('does not take this currency') }],
      nextTryAt: null,
      settledAt: '2026-11-10T12:00:00.000Z',
      tiktok: { code: 0, message: 'OK', requestId: expect.stringMatching(/^[0-9A-F]{32}$/) },
    },
  });
  const off = await stage.log('?state=not-forwarded');
  expect(off.events).toMatchObject([
    { eventId: 'b', forwarding: { tiktokEvent: null, reason: { code: 'mapping_off' } } },
  ]);
  expect((await stage.log('?tiktokEvent=Download')).events).toMatchObject([{ sdkEvent: 'install', revenue: null }]);
  expect((await stage.log('?sdkEvent=search')).events).toHaveLength(1);
  expect((await stage.log('?campaignId=1790000000000001')).events).toHaveLength(3);
  expect((await stage.log('?campaignId=1790000000000002')).events).toHaveLength(0);
});

test('pages of the event log hold every event once, newest first', async () => {
  const stage = await openStage();
  await stage.install('phone');
  for (let minute = 10; minute < 22; minute += 1) {
    stage.clock.moveTo(`2026-11-10T12:${minute}:00Z`);
    await stage.events(
      'phone',
      [1, 2].map((part) => ({ eventId: `${minute}-${part}`, eventType: 'login' })),
    );
  }
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { events: LoggedEvent[]; nextCursor: string | null } = await stage.log(
      `?sdkEvent=login&limit=5${cursor === null ? '' : `&cursor=${cursor}`}`,
    );
    seen.push(...page.events.map(({ eventId }) => eventId));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual([...seen].toSorted().toReversed());
  expect(new Set(seen).size).toBe(24);
  const wrong = await stage.api.call(stage.app.token, 'GET', `${stage.path}/events?cursor=nonsense`);
  expect([wrong.status, wrong.body.error]).toEqual([400, 'invalid_cursor']);
});

test('events of organic installs are left out when somebody says so, and not those with a click', async () => {
  const stage = await openStage();
  const set = await stage.api.call(stage.app.token, 'PUT', `${stage.path}/tiktok-ads/forwarding`, {
    organic: 'leave-out',
  });
  expect(Forwarding.parse(set.body.data)).toMatchObject({
    settings: { organic: 'leave-out' },
    health: { state: 'waiting-for-pixel' },
  });
  await stage.savePixel(pixel);
  await stage.install('organic-phone');
  await vi.waitFor(
    async () =>
      expect((await stage.log()).events).toMatchObject([
        { forwarding: { state: 'not-forwarded', reason: { code: 'organic' } } },
      ]),
    10_000,
  );
  await stage.visit('E.C.P.x');
  stage.clock.moveTo('2026-11-10T12:05:00Z');
  await stage.install('attributed-phone');
  await vi.waitFor(() => expect(stage.sandbox.countedEvents()).toHaveLength(1), 10_000);
});

test('an erased install leaves nothing in the event log', async () => {
  const stage = await openStage();
  await stage.install('phone');
  await stage.events('phone', [{ eventId: 'a', eventType: 'purchase' }]);
  expect((await stage.log()).events).toHaveLength(2);
  await stage.api.call(stage.app.token, 'DELETE', `${stage.path}/installs/phone`);
  expect((await stage.log()).events).toEqual([]);
});
