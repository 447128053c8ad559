import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../calendar.ts';
import type { TestApi, TestApp } from '../testing.ts';
import { attributed, withAdvertiser } from './metrics.fixture.ts';
import { bestWindow, readValueOptimisation } from './value-optimisation.ts';

const campaign = '1830000000100001';
const today = '2026-11-22';

function progress(api: TestApi, app: TestApp, timeZone: string) {
  return readValueOptimisation(api.database, app.appId, timeZone, today);
}

/** So many purchases of one install at an instant. */
function purchases(api: TestApi, app: TestApp, at: string, count: number, currency = 'USD'): Promise<void> {
  return attributed(
    api,
    app,
    campaign,
    at,
    Array.from({ length: count }, () => [at, '4.99', currency] as const),
  );
}

describe('the best seven days', () => {
  test('are those with the most purchases that any seven days in a row have', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((offset) => addDays('2026-09-20', offset));
    fc.assert(
      fc.property(fc.dictionary(day, fc.integer({ min: 1, max: 30 })), (counts) => {
        const days = Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1));
        const sumFrom = (from: string) =>
          days.filter(([at]) => at >= from && at <= addDays(from, 6)).reduce((sum, [, count]) => sum + count, 0);
        const every = Array.from({ length: 70 }, (_, offset) => sumFrom(addDays('2026-09-12', offset)));
        const best = bestWindow(days.map(([at, count]) => ({ day: at, purchases: count })));
        expect(best.purchases).toBe(Math.max(0, ...every));
        if (best.window !== null) {
          expect(addDays(best.window.from, 6)).toBe(best.window.to);
          expect(sumFrom(best.window.from)).toBe(best.purchases);
        }
      }),
    );
  });

  test('are none without purchases', () => {
    expect(bestWindow([])).toEqual({ purchases: 0, needed: 20, window: null });
  });
});

describe('purchases that count', () => {
  test('are attributed, have a value and a currency, and are sent as Purchase', async () => {
    const { api, app } = await withAdvertiser('UTC');
    await purchases(api, app, '2026-11-10T08:00:00Z', 3);
    await purchases(api, app, '2026-11-16T08:00:00Z', 2, 'EUR');
    await purchases(api, app, '2026-11-17T08:00:00Z', 4);
    await attributed(api, app, '', '2026-11-11T08:00:00Z', [['2026-11-11T08:00:00Z', '4.99', 'USD']]);
    const nobodys = { adgroup_id: '', ad_id: '' };
    await api.database.updateTable('credited_install').set(nobodys).where('campaign_id', '=', '').execute();
    await purchases(api, app, '2026-11-12T08:00:00Z', 1, 'dollars');
    const window = { from: '2026-11-11', to: '2026-11-17' };
    expect(await progress(api, app, 'UTC')).toEqual({ purchases: 6, needed: 20, window });
    const rows = [{ sdkEvent: 'purchase', tiktokEvent: 'Lead' }];
    await api.database
      .insertInto('event_mapping')
      .values({ app_id: app.appId, revision: 1, saved_at: new Date(0), saved_by: 'test', rows: JSON.stringify(rows) })
      .execute();
    expect(await progress(api, app, 'UTC')).toEqual({ purchases: 0, needed: 20, window: null });
  });

  test.each([
    // The days around the change of clocks: one of 25 hours in Los Angeles, one of 23 hours there, one of 25 in Berlin.
    [
      'America/Los_Angeles',
      '2026-10-26T07:00:00Z',
      '2026-11-02T07:59:59Z',
      '2026-10-26T06:59:59Z',
      '2026-11-02T08:00:00Z',
    ],
    ['Europe/Berlin', '2026-10-19T22:00:00Z', '2026-10-26T22:59:59Z', '2026-10-19T21:59:59Z', '2026-10-26T23:00:00Z'],
    [
      'Pacific/Kiritimati',
      '2026-11-09T10:00:00Z',
      '2026-11-16T09:59:59Z',
      '2026-11-09T09:59:59Z',
      '2026-11-16T10:00:00Z',
    ],
  ])('in %s lie between %s and %s, and not a second outside', async (timeZone, first, last, before, after) => {
    const { api, app } = await withAdvertiser(timeZone);
    await purchases(api, app, first, 2);
    await purchases(api, app, last, 3);
    expect((await progress(api, app, timeZone)).purchases).toBe(5);
    await purchases(api, app, before, 1);
    await purchases(api, app, after, 1);
    expect((await progress(api, app, timeZone)).purchases).toBe(5);
  });

  test('are looked for in the last ninety days', async () => {
    const { api, app } = await withAdvertiser('UTC');
    await purchases(api, app, '2026-08-24T23:59:59Z', 5);
    await purchases(api, app, '2026-08-25T00:00:00Z', 2);
    expect((await progress(api, app, 'UTC')).purchases).toBe(2);
  });
});
