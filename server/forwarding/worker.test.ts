import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { fixtureWorld } from '../../sandbox/world-fixture.ts';
import { type ForwardingStage, openForwardingStage } from './testing.ts';

const now = '2026-11-10T12:00:00Z';
const [pixel, otherPixel] = fixtureWorld.advertisers[0]?.pixels ?? [];
if (pixel === undefined || otherPixel === undefined) throw new Error('the fixture has no two pixels');
const patience = { timeout: 15_000, interval: 25 };

async function openStage(): Promise<ForwardingStage & { readonly sandbox: Sandbox }> {
  const sandbox = await startSandbox({ world: fixtureWorld });
  onTestFinished(() => sandbox.close());
  return { ...(await openForwardingStage(sandbox.url, now)), sandbox };
}

async function setFaults(sandbox: Sandbox, faults: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${sandbox.url}/sandbox/faults`, { method: 'POST', headers, body: JSON.stringify(faults) });
}

/** Moves the clock on for each look: a try that was under way at the last one rests from the moment in which it is answered. */
function passMinute({ clock }: ForwardingStage): void {
  clock.moveTo(new Date(clock.now().getTime() + 60_000).toISOString());
}

const many = (count: number, prefix = 'e') =>
  Array.from({ length: count }, (_, index) => ({
    eventId: `${prefix}-${String(index).padStart(4, '0')}`,
    eventType: 'session_start',
  }));
const idsOf = (sandbox: Sandbox) => sandbox.countedEvents().map(({ event }) => event.event_id);

describe('a call that TikTok refuses', () => {
  test('is taken apart until the event that is wrong stands alone; the others are delivered', async () => {
    const stage = await openStage();
    await stage.install('phone');
    await stage.events('phone', many(250));
    // An event without a name is what the sandbox refuses as a whole call.
    await stage.api.database.updateTable('outbox').set({ tiktok_event: '' }).where('event_id', '=', 'e-0123').execute();
    await stage.savePixel(pixel);
    await vi.waitFor(() => expect(idsOf(stage.sandbox)).toHaveLength(250), patience);
    await vi.waitFor(
      async () =>
        expect((await stage.outbox()).filter(({ state }) => state !== 'sent')).toMatchObject([
          { event_id: 'e-0123', state: 'dead', reason: 'refused' },
        ]),
      patience,
    );
    const { body } = await stage.api.call(stage.app.token, 'GET', `/v1/apps/${stage.app.appId}/events?state=dead`);
    expect(body.data).toMatchObject([
      {
        eventId: 'e-0123',
        forwarding: {
          reason: { code: 'refused' },
          tiktok: { code: 40002, message: 'Invalid value for event: empty.' },
        },
      },
    ]);
  });
});

describe('a delivery whose answer is lost', () => {
  test('is made again under the same id, and counts once', async () => {
    const stage = await openStage();
    await setFaults(stage.sandbox, { path: '/event/', rates: { lostReply: 1 } });
    await stage.savePixel(pixel);
    await stage.install('phone');
    await stage.events('phone', many(3));
    await vi.waitFor(() => expect(idsOf(stage.sandbox)).toHaveLength(4), patience);
    await setFaults(stage.sandbox, {});
    await vi.waitFor(async () => {
      passMinute(stage);
      expect((await stage.outbox()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent']);
    }, patience);
    expect(stage.sandbox.receivedEvents().length).toBeGreaterThan(4);
    expect(idsOf(stage.sandbox)).toHaveLength(4);
  });

  test('is a dead letter after 47 hours, which a replay leaves unless somebody insists', async () => {
    const stage = await openStage();
    await setFaults(stage.sandbox, { path: '/event/', rates: { page: 1 } });
    await stage.savePixel(pixel);
    await stage.install('phone');
    // However many tries there were when it is looked at: the first has left the delivery in doubt.
    await vi.waitFor(async () => {
      const [row] = await stage.outbox();
      expect(row?.state).toBe('due');
      expect(row?.attempts).toBeGreaterThan(0);
    }, patience);
    stage.clock.moveTo('2026-11-12T12:00:00Z');
    const dead = [{ state: 'dead', reason: 'delivery_in_doubt' }];
    await vi.waitFor(async () => {
      passMinute(stage);
      expect(await stage.outbox()).toMatchObject(dead);
    }, patience);
    await setFaults(stage.sandbox, {});
    const replay = (body: object) =>
      stage.api.call(stage.app.token, 'POST', `/v1/apps/${stage.app.appId}/events/replay`, body);
    expect((await replay({})).body.data).toEqual({ replayed: 0, leftInDoubt: 1 });
    expect(await stage.outbox()).toMatchObject(dead);
    expect((await replay({ inDoubt: 'send-again' })).body.data).toEqual({ replayed: 1, leftInDoubt: 0 });
    await vi.waitFor(() => expect(idsOf(stage.sandbox)).toHaveLength(1), patience);
  });
});

describe('several apps', () => {
  test('each get their turn while one of them has a backlog, and each pixel gets its own', async () => {
    const stage = await openStage();
    const other = await stage.api.newApp('Pocket Chef');
    await stage.install('phone');
    for (let part = 0; part < 6; part += 1) await stage.events('phone', many(1_000, `backlog-${part}`));
    await setFaults(stage.sandbox, { path: '/event/', rates: { slowReply: 1 }, slowMilliseconds: 300 });
    await stage.savePixel(otherPixel, other);
    await stage.savePixel(pixel);
    await vi.waitFor(() => expect(stage.sandbox.receivedEvents().length).toBeGreaterThan(500), patience);
    await stage.install('phone-of-other', {}, other);
    await vi.waitFor(
      () =>
        expect(stage.sandbox.countedEvents().filter(({ pixelCode }) => pixelCode === otherPixel.code)).toHaveLength(1),
      patience,
    );
    const waiting = (await stage.outbox()).filter(({ state }) => state === 'due');
    expect(waiting.length).toBeGreaterThan(1_000);
    await vi.waitFor(() => expect(stage.sandbox.countedEvents()).toHaveLength(6_002), patience);
    const backlog = stage.sandbox.countedEvents().filter(({ pixelCode }) => pixelCode === pixel.code);
    expect(backlog.every(({ event }) => event.event_id !== 'phone-of-other')).toBe(true);
  });

  test('over a limit wait, and lose nothing', async () => {
    const stage = await openStage();
    await stage.savePixel(pixel);
    await setFaults(stage.sandbox, { path: '/event/', rates: { throttle: 1 } });
    await stage.install('phone');
    const health = async () =>
      (await stage.api.call(stage.app.token, 'GET', `/v1/apps/${stage.app.appId}/tiktok-ads/forwarding`)).body.data;
    await vi.waitFor(
      async () => expect(await health()).toMatchObject({ health: { state: 'retrying', waiting: 1 } }),
      patience,
    );
    await setFaults(stage.sandbox, {});
    await vi.waitFor(async () => {
      passMinute(stage);
      expect(await health()).toMatchObject({ health: { state: 'idle', waiting: 0 } });
    }, patience);
    expect(stage.sandbox.receivedEvents()).toHaveLength(1);
  });
});
