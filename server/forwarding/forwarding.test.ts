import { hash } from 'node:crypto';
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

const purchase = (eventId: string, more: object = {}) => ({
  eventId,
  eventType: 'purchase',
  revenue: 4.99,
  currency: 'EUR',
  timestamp: Date.parse(now),
  ...more,
});
const idsOf = (sandbox: Sandbox) => sandbox.countedEvents().map(({ event }) => event.event_id);

describe('an event that comes in', () => {
  test('reaches the pixel as a web event, with what TikTok needs to find the person', async () => {
    const stage = await openStage();
    await stage.savePixel(pixel);
    await stage.visit('E.C.P.whole-click-id');
    await stage.install('phone-1');
    const parameters = { order_id: 77, content_ids: [12], email: ' Alice_ABC@gmail.com' };
    await stage.events('phone-1', [purchase('order-1', { parameters })]);
    await vi.waitFor(() => expect(stage.sandbox.countedEvents()).toHaveLength(2), patience);
    const counted = stage.sandbox.countedEvents();
    expect(counted.map(({ event }) => event.event).toSorted()).toEqual(['Download', 'Purchase']);
    const received = counted.find(({ event }) => event.event === 'Purchase');
    expect(received).toMatchObject({ pixelCode: pixel.code, testEventCode: null });
    expect(received?.event).toEqual({
      event: 'Purchase',
      event_time: Date.parse(now) / 1_000,
      event_id: 'order-1',
      user: {
        ttclid: 'E.C.P.whole-click-id',
        external_id: hash('sha256', 'phone-1', 'hex'),
        email: hash('sha256', 'alice_abc@gmail.com', 'hex'),
        ip: '203.0.113.9',
        user_agent: stage.browser,
      },
      properties: { value: 4.99, currency: 'EUR', order_id: '77', content_ids: ['12'] },
      page: { url: `${stage.api.url}/l/spring` },
    });
    expect(stage.api.failures).toEqual([]);
  });

  test('is not forwarded when its row is off, and says so', async () => {
    const stage = await openStage();
    await stage.savePixel(pixel);
    await stage.install('phone-1');
    await stage.events('phone-1', [
      { eventId: 'a-search', eventType: 'search' },
      { eventId: 'b-custom', eventType: 'custom', eventName: 'install' },
      purchase('c-purchase'),
    ]);
    await vi.waitFor(() => expect(idsOf(stage.sandbox)).toContain('c-purchase'), patience);
    expect((await stage.outbox()).filter(({ state }) => state === 'skipped')).toMatchObject([
      { event_id: 'a-search', reason: 'mapping_off', attempts: 0 },
      { event_id: 'b-custom', reason: 'mapping_off', attempts: 0 },
    ]);
    expect(stage.sandbox.receivedEvents()).toHaveLength(2);
  });

  test('waits for a pixel, and for one that TikTok accepts', async () => {
    const stage = await openStage();
    await stage.install('phone-1');
    await stage.events('phone-1', [purchase('early')]);
    await setFaults(stage.sandbox, { path: '/event/', revokedTokens: [pixel.eventsToken] });
    await stage.savePixel(pixel);
    const circuit = () => stage.api.database.selectFrom('forwarding_circuit').selectAll().executeTakeFirst();
    await vi.waitFor(
      async () => expect(await circuit()).toMatchObject({ problem: 'user', answer_code: 40105 }),
      patience,
    );
    expect(await stage.outbox()).toMatchObject([{ state: 'due' }, { state: 'due' }]);
    await setFaults(stage.sandbox, {});
    stage.clock.moveTo('2026-11-10T12:00:05Z');
    await stage.savePixel(pixel);
    await vi.waitFor(() => expect(idsOf(stage.sandbox)).toContain('early'), patience);
    await vi.waitFor(async () => expect(await circuit()).toMatchObject({ problem: null, failures: 0 }), patience);
  });
});
