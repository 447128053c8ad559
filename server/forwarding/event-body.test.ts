import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedCurrencies } from './allowed-currencies.ts';
import { bodyOf, type ForwardableEvent } from './event-body.ts';
import { hashedEmail, hashedExternalId, hashedPhone } from './hashed-identifiers.ts';

const at = new Date('2026-11-10T12:00:00.900Z');
const event: ForwardableEvent = {
  eventId: 'order-1',
  tiktokEvent: 'Purchase',
  occurredAt: at,
  receivedAt: at,
  revenue: '4.99',
  currency: 'EUR',
  parameters: {},
  ttclid: 'E.C.P.abc',
  ip: '203.0.113.9',
  userAgent: 'Dalvik',
  externalId: 'user_123',
  pageUrl: 'https://links.example/l/spring',
};
const sha = (text: string) => hash('sha256', text, 'hex');

describe('identifiers', () => {
  test('are hashed as TikTok’s own examples are', () => {
    expect(hashedEmail(' Alice_ABC@gmail.com ')).toMatch(/^848a7714.*bb4f$/);
    expect(hashedPhone('+1 (213) 373-4253')).toMatch(/^9f7ec22d.*d2fd$/);
    expect(hashedPhone('0012133734253')).toBe(hashedPhone('12133734253'));
    expect(hashedExternalId('user_123')).toMatch(/^80fba0ae.*ab8b$/);
    expect(hashedExternalId('User_123')).not.toBe(hashedExternalId('user_123'));
  });

  test('that are hashes already are never hashed again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = sha(text);
        expect([hashedEmail(once), hashedPhone(once.toUpperCase()), hashedExternalId(once)]).toEqual([
          once,
          once,
          once,
        ]);
      }),
    );
  });

  test('that are none are left out, and the event log says so', () => {
    const { body, notes } = bodyOf({ ...event, parameters: { email: 'alice', phone_number: '0170 1234567' } });
    expect(Object.keys(body.user)).toEqual(['ttclid', 'external_id', 'ip', 'user_agent']);
    expect(notes).toEqual(['email_not_usable', 'phone_not_usable']);
  });

  test.each(['10.1.2.3', '127.0.0.1', '192.168.0.9', '172.16.5.5', '100.64.1.1', '::1', 'fd00::1', 'fe80::1'])(
    'do not count %s, which is of no phone on the internet',
    (ip) => {
      const { body, notes } = bodyOf({ ...event, ip });
      expect([body.user.ip, notes]).toEqual([undefined, ['address_not_public']]);
    },
  );

  test.each(['203.0.113.9', '2001:db8::7', '172.32.0.1', '100.128.0.1'])('keep the public address %s', (ip) =>
    expect(bodyOf({ ...event, ip }).body.user.ip).toBe(ip),
  );
});

describe('properties', () => {
  test('hold value and currency of the 62 currencies that TikTok takes', () => {
    expect(allowedCurrencies.size).toBe(62);
    for (const currency of allowedCurrencies) {
      expect(bodyOf({ ...event, currency }).body.properties).toEqual({ value: 4.99, currency });
    }
  });

  test.each([
    ['XAU', '4.99', 'currency_not_allowed'],
    [null, '4.99', 'currency_missing'],
    ['EUR', '-4', 'amount_not_usable'],
    ['EUR', '1e308', 'amount_not_usable'],
  ])('leave out an amount in %s of %s, with a note', (currency, revenue, note) => {
    const { body, notes } = bodyOf({ ...event, currency, revenue });
    expect([body.properties, notes]).toEqual([undefined, [note]]);
  });

  test('carry order and content ids as text, whatever the app calls and types them', () => {
    const parameters = {
      transactionId: 77,
      product_id: 12,
      product_name: 'Premium',
      price: '4.99',
      quantity: 1,
      content_type: 'subscription',
    };
    expect(bodyOf({ ...event, parameters }).body.properties).toMatchObject({
      order_id: '77',
      content_ids: ['12'],
      contents: [{ content_id: '12', content_name: 'Premium', price: 4.99, quantity: 1 }],
    });
    const items = [{ id: 5 }, { sku: 'b', quantity: 2 }, { price: 1 }, null, 'x'];
    expect(bodyOf({ ...event, parameters: { items, query: 'sleep', num_items: 3 } }).body.properties).toMatchObject({
      content_ids: ['5', 'b'],
      contents: [{ content_id: '5' }, { content_id: 'b', quantity: 2 }],
      search_string: 'sleep',
      num_items: 3,
    });
  });
});

test('the time is in whole seconds, and never later than the receipt', () => {
  const ahead = { ...event, occurredAt: new Date(at.getTime() + 200_000) };
  expect(bodyOf(event).body.event_time).toBe(Date.parse('2026-11-10T12:00:00Z') / 1_000);
  expect(bodyOf(ahead).body.event_time).toBe(bodyOf(event).body.event_time);
});

const anything: fc.Arbitrary<ForwardableEvent> = fc.record({
  eventId: fc.string({ minLength: 1 }),
  tiktokEvent: fc.constantFrom('Purchase', 'Lead', 'Custom_1'),
  occurredAt: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
  receivedAt: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
  revenue: fc.option(fc.oneof(fc.double().map(String), fc.string())),
  currency: fc.option(fc.oneof(fc.string(), fc.constantFrom('EUR', 'XXX'))),
  parameters: fc.oneof(
    fc.dictionary(
      fc.constantFrom(
        'email',
        'phone_number',
        'order_id',
        'contents',
        'items',
        'content_ids',
        'price',
        '__proto__',
        'sku',
      ),
      fc.anything(),
    ),
    fc.object(),
  ),
  ttclid: fc.option(fc.string({ minLength: 1 })),
  ip: fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()),
  userAgent: fc.string(),
  externalId: fc.string(),
  pageUrl: fc.webUrl(),
});

test('any event gives a body of the documented types, with the same id and time each time', () => {
  fc.assert(
    fc.property(anything, (some) => {
      const { body } = bodyOf(some);
      const { user, properties = {} } = body;
      expect([body.event_id, body.event]).toEqual([some.eventId, some.tiktokEvent]);
      expect(Number.isSafeInteger(body.event_time) && body.event_time < 1e11).toBe(true);
      for (const hashOf of [user.email, user.phone, user.external_id])
        expect(hashOf ?? '').toMatch(/^(?:[0-9a-f]{64})?$/);
      expect(user.ttclid ?? null).toBe(some.ttclid);
      expect([user.ip, undefined]).toContain(user.ip === undefined ? undefined : some.ip);
      expect(properties.value === undefined).toBe(properties.currency === undefined);
      expect(Number.isFinite(properties.value ?? 0)).toBe(true);
      for (const { content_id } of properties.contents ?? []) expect(typeof content_id).toBe('string');
      for (const id of [properties.order_id ?? '', ...(properties.content_ids ?? [])]) expect(typeof id).toBe('string');
      expect(JSON.parse(JSON.stringify(body))).toEqual(body);
      expect(bodyOf(some).body).toEqual(body);
    }),
    { numRuns: 500 },
  );
});
