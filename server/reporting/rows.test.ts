import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts } from './facts.ts';
import { metricRowOf, totalsOf } from './rows.ts';

const nothing: Facts = {
  id: '1830000000100001',
  name: 'Spring',
  attributedInstalls: 0,
  attributedEvents: 0,
  attributedRevenue: [],
  spend: '12.30',
  impressions: 900,
  clicks: 40,
  countsInstalls: true,
  reportedInstalls: 5,
  reportedValue: '24.95',
};

describe('a row', () => {
  test('without any match shows TikTok’s reported numbers as fallback', () => {
    const row = metricRowOf(nothing, 'USD', true);
    expect(row.installs).toEqual({ value: 5, source: 'fallback', attributed: 0, reported: 5 });
    const reported = { amount: '24.95', currency: 'USD' };
    expect(row.revenue).toEqual({ value: [reported], source: 'fallback', attributed: [], reported });
  });

  test('with a match shows AppSprint’s numbers, even where they are 0', () => {
    const row = metricRowOf({ ...nothing, attributedEvents: 1 }, 'USD', true);
    expect(row.installs).toEqual({ value: 0, source: 'attributed', attributed: 0, reported: 5 });
    expect(row.revenue).toMatchObject({ value: [], source: 'attributed' });
  });

  test('whose conversions count no installs has no reported installs', () => {
    const row = metricRowOf({ ...nothing, countsInstalls: false, reportedInstalls: null }, 'USD', true);
    expect(row.installs).toEqual({ value: 0, source: 'attributed', attributed: 0, reported: null });
  });

  test('without delivery spent nothing, and has no spend at all while TikTok’s figures are not loaded', () => {
    const asleep = {
      ...nothing,
      spend: null,
      impressions: null,
      clicks: null,
      reportedInstalls: null,
      reportedValue: null,
    };
    expect(metricRowOf(asleep, 'JPY', true)).toMatchObject({
      spend: { amount: '0', currency: 'JPY' },
      impressions: 0,
      clicks: 0,
    });
    expect(metricRowOf(nothing, 'USD', false)).toMatchObject({
      spend: null,
      impressions: null,
      clicks: null,
      installs: { value: 0, source: 'attributed', reported: null },
      revenue: { source: 'attributed', reported: null },
    });
  });
});

const cents = fc.integer({ min: 0, max: 10_000_000 }).map((amount) => (amount / 100).toFixed(2));
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  id: fc.bigInt({ min: 1n, max: 9_999_999_999_999_999n }).map(String),
  name: fc.constant(null),
  attributedInstalls: fc.nat(3),
  attributedEvents: fc.nat(2),
  attributedRevenue: fc.uniqueArray(fc.record({ amount: cents, currency: fc.constantFrom('USD', 'EUR') }), {
    selector: ({ currency }) => currency,
  }),
  spend: fc.option(cents),
  impressions: fc.option(fc.nat(10_000)),
  clicks: fc.option(fc.nat(1_000)),
  countsInstalls: fc.boolean(),
  reportedInstalls: fc.option(fc.nat(9)),
  reportedValue: fc.option(cents),
});

/** Whole cents, to check sums in another way than the code does them. */
function centsOf(amount: string): bigint {
  const [whole = '0', part = ''] = amount.split('.');
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0').slice(0, 2));
}

describe('totals', () => {
  test('are the sums of what the rows show, to the cent', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 20 }), (all) => {
        const rows = all.map((facts) => metricRowOf(facts, 'USD', true));
        const totals = totalsOf(rows, 'USD', true);
        expect(centsOf(totals.spend?.amount ?? '')).toBe(
          rows.reduce((sum, { spend }) => sum + centsOf(spend?.amount ?? ''), 0n),
        );
        expect(totals.installs.value).toBe(rows.reduce((sum, { installs }) => sum + installs.value, 0));
        for (const currency of ['USD', 'EUR']) {
          const shown = rows.flatMap(({ revenue }) => revenue.value).filter((money) => money.currency === currency);
          const total = totals.revenue.value.find((money) => money.currency === currency);
          expect(centsOf(total?.amount ?? '0')).toBe(shown.reduce((sum, { amount }) => sum + centsOf(amount), 0n));
        }
      }),
    );
  });

  test('hold a fallback exactly when a row does', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 5 }), (all) => {
        const rows = all.map((facts) => metricRowOf(facts, 'USD', true));
        const totals = totalsOf(rows, 'USD', true);
        expect(totals.installs.source === 'fallback').toBe(rows.some(({ installs }) => installs.source === 'fallback'));
        expect(totals.revenue.source === 'fallback').toBe(rows.some(({ revenue }) => revenue.source === 'fallback'));
      }),
    );
  });
});
