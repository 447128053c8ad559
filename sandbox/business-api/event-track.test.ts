import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../start.ts';
import { fixtureWorld } from '../world-fixture.ts';
import { type Client, createClient } from './test-client.ts';

const now = Date.UTC(2026, 10, 14, 12);
let sandbox: Sandbox;
let client: Client;
beforeEach(async () => {
  sandbox = await startSandbox({ world: fixtureWorld, clock: () => now });
  client = createClient(sandbox.url);
});
afterEach(() => sandbox.close());

describe('event/track', () => {
  const pixel = 'CVN3L2RC77U4R0NE7AJG';
  const token = 'e1'.repeat(20);
  const event = { event: 'Purchase', event_time: 1_794_000_000, event_id: 'order-1' };
  const body = { event_source: 'web', event_source_id: pixel, data: [event] };

  test('takes live and test events and keeps them apart', async () => {
    const rich = { ...event, user: { email: 'ab'.repeat(32) }, properties: { value: 4.99, currency: 'EUR' }, extra: 1 };
    expect(await client.post('/event/track/', { ...body, data: [rich] }, token)).toMatchObject({
      code: 0,
      message: 'OK',
      data: {},
    });
    expect((await client.post('/event/track/', { ...body, test_event_code: 'TEST12345' }, token)).code).toBe(0);
    expect(sandbox.receivedEvents()).toEqual([
      { receivedAt: now, pixelCode: pixel, testEventCode: null, event: rich },
      { receivedAt: now, pixelCode: pixel, testEventCode: 'TEST12345', event },
    ]);
  });

  test.each([
    ['a number as event_id', { event_id: 5 }, 'event_id: not a valid string'],
    ['a missing event', { event: undefined }, 'event: not a valid string'],
    ['a missing event_time', { event_time: undefined }, 'event_time: not a valid integer'],
    ['milliseconds', { event_time: 1_794_000_000_000 }, 'event_time: must be in seconds, not milliseconds'],
    ['a page without an address', { page: {} }, 'page.url: not a valid string'],
    ['a bare e-mail address', { user: { email: 'a@b.c' } }, 'user.email: not a SHA-256 value in lower-case hex'],
  ])('refuses %s', async (_, change, reason) => {
    const answer = await client.post(
      '/event/track/',
      { ...body, data: [event, { ...event, ...change }].toReversed() },
      token,
    );
    expect(answer).toMatchObject({ code: 40002, message: `Invalid value for ${reason}.` });
    expect(sandbox.receivedEvents()).toEqual([]);
  });

  test('takes up to 1,000 events and refuses the whole call over that', async () => {
    const many = (count: number) => ({ ...body, data: Array.from({ length: count }, () => event) });
    expect((await client.post('/event/track/', many(0), token)).code).toBe(40002);
    expect((await client.post('/event/track/', many(1001), token)).code).toBe(40002);
    expect((await client.post('/event/track/', many(1000), token)).code).toBe(0);
    expect(sandbox.receivedEvents()).toHaveLength(1000);
  });

  test('a token is good for its own pixel only', async () => {
    expect((await client.post('/event/track/', body)).code).toBe(40104);
    expect((await client.post('/event/track/', body, await client.connect())).code).toBe(40105);
    expect(await client.post('/event/track/', body, 'e2'.repeat(20))).toMatchObject({
      code: 40001,
      message: `No permission to operate pixel code: ${pixel}. You must be an admin or operator of this advertiser account.`,
    });
  });

  test('a body of Events API 1.0 is refused for its missing event_source_id', async () => {
    const old = { pixel_code: pixel, event: 'Purchase', timestamp: '2026-11-14T12:00:00Z', context: {} };
    expect((await client.post('/event/track/', { ...old, event_source: 'web' }, token)).message).toContain(
      'event_source_id',
    );
  });
});
