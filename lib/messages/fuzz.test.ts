import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import { wire } from './ask.ts';
import { answerAll, type Handlers } from './index.ts';
import { type MessageName, protocol } from './protocol.ts';
import { maySend, senderOf } from './sender.ts';

const extension = { id: 'companion', origin: 'chrome-extension://companion' };
const names = Object.keys(protocol) as MessageName[];

let handled: { name: string; content: unknown; sender: unknown }[] = [];
let deliveredBy: unknown;

beforeEach(() => {
  fakeBrowser.reset();
  handled = [];
  vi.spyOn(console, 'warn').mockReturnValue();
  const handler = (name: string) => async (content: unknown) => {
    handled.push({ name, content, sender: deliveredBy });
  };
  answerAll(Object.fromEntries(names.map((name) => [name, handler(name)])) as unknown as Handlers, extension);
});

afterEach(() => {
  wire.removeAllListeners();
  vi.restoreAllMocks();
});

const senders = fc.record(
  {
    id: fc.constantFrom('companion', 'stranger', '', undefined),
    origin: fc.constantFrom(
      extension.origin,
      'https://ads.tiktok.com',
      'https://business.tiktok.com',
      'https://ads.tiktok.com.evil.example',
      'null',
      undefined,
    ),
    url: fc.constantFrom(
      'https://ads.tiktok.com/i18n/manage/ad',
      'chrome-extension://companion/popup.html',
      'nonsense',
    ),
    frameId: fc.constantFrom(0, 1, -1),
    tab: fc.constantFrom({ id: 7 }, { id: -1 }, undefined),
  },
  { requiredKeys: [] },
);

/** Contents near the real ones, so that the schemas are really tried, and anything else besides. */
const contents = fc.oneof(
  fc.anything({ withBigInt: false, withNullPrototype: true }),
  fc.record(
    {
      advertiserId: fc.oneof(fc.constant('7123456789012345678'), fc.string()),
      level: fc.constantFrom('campaign', 'adgroup', 'ad', 'account', '__proto__'),
      from: fc.oneof(fc.constant('2026-11-01'), fc.string()),
      to: fc.oneof(fc.constant('2026-11-07'), fc.string()),
      ids: fc.array(fc.oneof(fc.constant('1790000000000000001'), fc.string(), fc.integer())),
      url: fc.webUrl(),
      token: fc.string(),
      apiAddress: fc.webUrl(),
      testEventCode: fc.string(),
      event: fc.string(),
    },
    { requiredKeys: [] },
  ),
  fc.constant(JSON.parse('{"__proto__": {"token": "x"}, "constructor": {"prototype": {}}}')),
);

test('of 10,000 forged messages none reaches a handler that its sender may not reach or with a content that does not fit', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.constantFrom(...names), fc.string(), fc.constantFrom('__proto__', 'toString')),
      contents,
      senders,
      async (type, data, sender) => {
        deliveredBy = sender;
        const before = handled.length;
        const answered = Promise.withResolvers<unknown>();
        await fakeBrowser.runtime.onMessage
          .trigger({ id: 1, type, data, timestamp: 1 }, sender as object, answered.resolve)
          .catch(() => []);
        if (Object.hasOwn(protocol, type)) await answered.promise;
        for (const { name, content } of handled.slice(before)) {
          const { from, content: schema } = protocol[name as MessageName];
          expect(maySend(senderOf(sender, extension), from)).toBe(true);
          expect(z.safeParse(schema, content).success).toBe(true);
        }
      },
    ),
    { numRuns: 10_000 },
  );
  expect(Object.prototype).not.toHaveProperty('token');
  // A run in which nothing at all was let through would prove nothing.
  expect(handled.length).toBeGreaterThan(0);
}, 120_000);

test('a content of a hundred thousand characters is refused, and one that holds itself', async () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  for (const content of ['x'.repeat(100_000), circle]) {
    const answered = Promise.withResolvers<object>();
    const sender = { id: extension.id, origin: extension.origin };
    void fakeBrowser.runtime.onMessage.trigger(
      { id: 1, type: 'selectApp', data: content, timestamp: 1 },
      sender,
      answered.resolve,
    );
    expect(await answered.promise).toHaveProperty('err');
  }
  expect(handled).toEqual([]);
});
