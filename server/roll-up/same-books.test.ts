import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { clockAt, startTestApi, type TestApi, type TestApp } from '../testing.ts';
import { creditInstall } from './index.ts';

const now = '2026-11-10T12:00:00Z';
const minute = 60_000;
const clickId = '0190a0b0-0000-7000-8000-000000000001';
/** The first is attributed when it registers, the second by late evidence, the third never. */
const phones = ['phone-a', 'phone-b', 'phone-c'] as const;

let api: TestApi;

beforeAll(async () => {
  const ends: (() => Promise<void>)[] = [];
  api = await startTestApi(clockAt(now), {}, (end) => ends.push(end));
  return () => ends[0]?.();
});

const events = Array.from({ length: 12 }, (_, index) => ({
  eventId: `event-${index}`,
  appsprintId: phones[index % phones.length] ?? phones[0],
  eventType: 'purchase',
  timestamp: Date.parse(now) - index * 13 * minute,
  ...(index % 4 === 3 ? {} : { revenue: (index + 1) / 4, currency: index % 2 === 0 ? 'USD' : 'EUR' }),
}));

type Step =
  | { readonly kind: 'install'; readonly phone: (typeof phones)[number] }
  | { readonly kind: 'events'; readonly indexes: readonly number[] }
  | { readonly kind: 'late-evidence' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('install' as const), phone: fc.constantFrom(...phones) }),
  fc.record({
    kind: fc.constant('events' as const),
    indexes: fc.array(fc.nat(events.length - 1), { minLength: 1, maxLength: 8 }),
  }),
  fc.constant({ kind: 'late-evidence' as const }),
);

async function appWithClick(): Promise<TestApp> {
  const app = await api.newApp();
  const { appId: app_id } = app;
  await api.database
    .insertInto('advertiser')
    .values({
      app_id,
      advertiser_id: '73',
      name: 'M',
      currency: 'USD',
      time_zone: 'Asia/Kathmandu',
      chosen_at: new Date(0),
    })
    .execute();
  const visit = JSON.stringify({ campaign_id: '101', campaign_name: 'Spring', adgroup_id: '102', ad_id: '103' });
  const seen = { ip: '192.0.2.1', user_agent: '', device_key: null, slug: 'spring' };
  await api.database
    .insertInto('click')
    .values({ app_id, click_id: clickId, clicked_at: new Date('2026-11-10T08:00:00Z'), visit, ...seen })
    .execute();
  return app;
}

/** Late evidence as attribution writes it: the install's row, then its part of the sums. */
async function upgradeLate({ appId }: TestApp): Promise<void> {
  const late = {
    source: 'tracking_link',
    campaign_id: '101',
    campaign_name: 'Spring',
    adgroup_id: '102',
    ad_id: '104',
  };
  await api.database.transaction().execute(async (transaction) => {
    const changed = await transaction
      .updateTable('install')
      .set(late)
      .where('app_id', '=', appId)
      .where('sdk_id', '=', 'phone-b')
      .returning('sdk_id')
      .execute();
    if (changed.length > 0) await creditInstall(transaction, { appId, sdkId: 'phone-b' });
  });
}

async function take(app: TestApp, one: Step): Promise<void> {
  switch (one.kind) {
    case 'install': {
      const referrer = one.phone === 'phone-a' ? { installReferrer: `click_id=${clickId}` } : {};
      const body = { appsprintId: one.phone, installTimestamp: '2026-11-10T09:00:00.000Z', ...referrer };
      expect((await api.sdk(app.apiKey, '/v1/sdk/install', body)).status).toBe(200);
      return;
    }
    case 'events': {
      const batch = one.indexes.map((index) => events[index]);
      const { status } = await api.sdk(app.apiKey, '/v1/sdk/events/batch', { events: batch });
      expect([200, 404]).toContain(status);
      return;
    }
    case 'late-evidence':
      return upgradeLate(app);
  }
}

async function books({ appId, token }: TestApp): Promise<object> {
  const stored = await api.database
    .selectFrom('event')
    .select(['event_id', 'sdk_id', 'occurred_at', 'revenue', 'currency'])
    .where('app_id', '=', appId)
    .orderBy('event_id')
    .execute();
  const sums = await api.database
    .selectFrom('roll_up')
    .select(['quarter_hour', 'campaign_id', 'adgroup_id', 'ad_id', 'currency', 'installs', 'events'])
    .select(({ fn, val }) => fn<string>('round', ['revenue', val(6)]).as('revenue'))
    .where('app_id', '=', appId)
    .where((where) => where.or([where('installs', '<>', 0), where('events', '<>', 0)]))
    .orderBy('quarter_hour')
    .orderBy('ad_id')
    .orderBy('currency')
    .execute();
  const metrics = await api.call(
    token,
    'GET',
    `/v1/apps/${appId}/tiktok-ads/metrics?level=ad&from=2026-11-10&to=2026-11-10`,
  );
  const { rows, totals } = metrics.body.data as { rows: unknown; totals: unknown };
  return { stored, sums, rows, totals };
}

/** What every client does in the end: all is registered and all is delivered. */
async function settle(app: TestApp): Promise<void> {
  for (const phone of phones) await take(app, { kind: 'install', phone });
  await take(app, { kind: 'events', indexes: events.map((_, index) => index) });
  await take(app, { kind: 'late-evidence' });
}

test('any interleaving of installs, events, retries, duplicates and late evidence gives the same books', async () => {
  const quiet = await appWithClick();
  await settle(quiet);
  const expected = await books(quiet);
  expect(expected).toMatchObject({ stored: { length: 12 }, rows: [{ id: '103' }, { id: '104' }] });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 6 }), async (rounds) => {
      const app = await appWithClick();
      for (const round of rounds) await Promise.all(round.map((one) => take(app, one)));
      await settle(app);
      expect(await books(app)).toEqual(expected);
      expect(api.failures).toEqual([]);
    }),
    { numRuns: 30 },
  );
}, 120_000);
