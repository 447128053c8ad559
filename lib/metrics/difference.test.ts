import Big from 'big.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf, metricNames, type Quantity, type TwoSidedSums } from './index.ts';

const sums = (
  installs: Partial<TwoSidedSums['installs']> = {},
  revenue: Partial<TwoSidedSums['revenue']> = {},
): TwoSidedSums => ({
  spend: { amount: '420', currency: 'EUR' },
  impressions: 10_000,
  clicks: 500,
  installs: { value: 142, source: 'attributed', attributed: 142, reported: 130, ...installs },
  revenue: {
    value: [{ amount: '840', currency: 'EUR' }],
    source: 'attributed',
    attributed: [{ amount: '840', currency: 'EUR' }],
    reported: { amount: '700', currency: 'EUR' },
    ...revenue,
  },
});
const of = (metric: (typeof metricNames)[number], ...parts: Parameters<typeof sums>) =>
  differenceOf(metric, sums(...parts), 'EUR');

describe("AppSprint's number against TikTok's", () => {
  test('is the difference with its sign, and in percent of what TikTok reports', () => {
    expect(of('installs')).toEqual({
      state: 'compared',
      attributed: { unit: 'count', value: 142 },
      reported: { unit: 'count', value: 130 },
      by: { unit: 'count', value: 12 },
      percent: '9.230769',
    });
    expect(of('revenue')).toMatchObject({ by: { amount: '140', currency: 'EUR' }, percent: '20' });
    expect(of('roas')).toMatchObject({ attributed: { value: '2' }, by: { unit: 'ratio' } });
  });

  test('is negative where AppSprint has fewer', () => {
    expect(of('installs', { attributed: 100 })).toMatchObject({ by: { value: -30 }, percent: '-23.076923' });
    expect(of('cpi', { attributed: 140, reported: 120 })).toMatchObject({ by: { amount: '-0.5' } });
  });

  test('has no percentage of nothing', () => {
    expect(of('installs', { reported: 0 })).toMatchObject({ by: { value: 142 }, percent: null });
  });

  test('is not made where the number shown is TikTok’s own', () => {
    expect(of('installs', { value: 130, source: 'fallback', attributed: 0 })).toEqual({
      state: 'not-compared',
      reason: 'no-match',
      attributed: null,
      reported: { unit: 'count', value: 130 },
    });
  });

  test('is made of a total in which some numbers are TikTok’s own', () => {
    expect(of('installs', { value: 150, source: 'fallback', attributed: 120 })).toMatchObject({
      state: 'compared',
      by: { value: -10 },
    });
  });

  test('is not made where TikTok counts something else', () => {
    expect(of('installs', { reported: null })).toMatchObject({ reason: 'other-conversions', reported: null });
    expect(of('cpi', { reported: null })).toMatchObject({ reason: 'other-conversions', reported: null });
    expect(of('roas', {}, { reported: null })).toMatchObject({ reason: 'no-reported-value' });
    expect(of('roas', { reported: null })).toMatchObject({ state: 'compared' });
  });

  test('is not made before TikTok’s figures are there', () => {
    const early = { ...sums({ reported: null }), spend: null, impressions: null, clicks: null };
    expect(differenceOf('installs', early, 'EUR')).toMatchObject({ reason: 'not-loaded', attributed: { value: 142 } });
  });

  test('is not made across currencies', () => {
    const dollars = { attributed: [{ amount: '840', currency: 'USD' }] };
    expect(of('revenue', {}, dollars)).toMatchObject({ reason: 'currencies-differ' });
    expect(of('roas', {}, dollars)).toMatchObject({ reason: 'no-value', attributed: null });
    const both = { attributed: [...dollars.attributed, { amount: '1', currency: 'EUR' }] };
    expect(of('revenue', {}, both)).toMatchObject({ reason: 'no-value', attributed: null });
  });

  test('is not made of a ratio that one side does not have', () => {
    expect(of('cpi', { attributed: 0 })).toMatchObject({ reason: 'no-value', attributed: null });
  });

  test('does not exist for what only TikTok counts', () => {
    const only = metricNames.filter((metric) => of(metric) === null);
    expect(only).toEqual(['spend', 'impressions', 'cpm', 'clicks', 'cpc', 'ctr']);
  });
});

const decimal = (quantity: Quantity) => new Big(quantity.unit === 'money' ? quantity.amount : quantity.value);
const count = fc.nat({ max: 1_000_000 });
const money = fc.nat({ max: 10_000_000 }).map((cents) => ({ amount: (cents / 100).toFixed(2), currency: 'EUR' }));

test('TikTok’s number and the difference always add up to AppSprint’s number', () => {
  void fc.assert(
    fc.property(
      count,
      fc.option(count),
      money,
      fc.option(money),
      money,
      (attributed, reported, earned, value, spend) => {
        const two: TwoSidedSums = {
          spend,
          impressions: 10_000,
          clicks: 500,
          installs: { value: attributed, source: 'attributed', attributed, reported },
          revenue: { value: [earned], source: 'attributed', attributed: [earned], reported: value },
        };
        for (const metric of metricNames) {
          const difference = differenceOf(metric, two, 'EUR');
          if (difference?.state !== 'compared') continue;
          const { by } = difference;
          expect(decimal(difference.reported).plus(decimal(by)).eq(decimal(difference.attributed))).toBe(true);
          if (difference.percent === null) expect(decimal(difference.reported).eq(0)).toBe(true);
          else expect(Math.sign(Number(difference.percent)) * decimal(by).toNumber()).toBeGreaterThanOrEqual(0);
        }
      },
    ),
  );
});

test('both sides exchanged give the same difference with the other sign', () => {
  void fc.assert(
    fc.property(count, count, (one, other) => {
      const there = of('installs', { attributed: one, reported: other });
      const back = of('installs', { attributed: other, reported: one });
      if (there?.state !== 'compared' || back?.state !== 'compared') throw new Error('Counts are always compared.');
      expect(decimal(there.by).plus(decimal(back.by)).eq(0)).toBe(true);
    }),
  );
});
