import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Figure, figureOf, metricNames, quantityFormat, type Sums } from './index.ts';

const money = (cents: number, currency = 'EUR') => ({ amount: (cents / 100).toFixed(2), currency });

const anySums: fc.Arbitrary<Sums> = fc.record({
  spend: fc.option(fc.nat(10_000_000).map((cents) => money(cents))),
  impressions: fc.option(fc.nat(1_000_000_000)),
  clicks: fc.option(fc.nat(1_000_000)),
  installs: fc.record({ value: fc.nat(100_000), source: fc.constantFrom('attributed' as const, 'fallback' as const) }),
  revenue: fc.record({
    value: fc
      .uniqueArray(fc.tuple(fc.nat(10_000_000), fc.constantFrom('EUR', 'USD', 'JPY')), {
        selector: ([, currency]) => currency,
        maxLength: 3,
      })
      .map((entries) => entries.map(([cents, currency]) => money(cents, currency))),
    source: fc.constantFrom('attributed' as const, 'fallback' as const),
  }),
});

const sums = (changes: Partial<Sums> = {}): Sums => ({
  spend: money(10_000),
  impressions: 20_000,
  clicks: 400,
  installs: { value: 40, source: 'attributed' },
  revenue: { value: [money(25_000)], source: 'attributed' },
  ...changes,
});

const shown = (figure: Figure) => (figure.state === 'none' ? '–' : quantityFormat('en-US')(figure.quantity));

describe('the twelve metrics', () => {
  it('are the quotients of the AppSprint docs', () => {
    const texts = Object.fromEntries(metricNames.map((metric) => [metric, shown(figureOf(metric, sums(), 'EUR'))]));
    expect(texts).toEqual({
      spend: '€100.00',
      installs: '40',
      cpi: '€2.50',
      ipm: '2.00',
      impressions: '20,000',
      cpm: '€5.00',
      clicks: '400',
      cpc: '€0.25',
      ctr: '2.00 %',
      cti: '10.00 %',
      roas: '2.50×',
      revenue: '€250.00',
    });
  });

  it('have no value, and never zero or infinity, where the divisor is zero', () => {
    const empty = sums({ spend: money(0), impressions: 0, clicks: 0, installs: { value: 0, source: 'attributed' } });
    for (const metric of ['cpi', 'ipm', 'cpm', 'cpc', 'ctr', 'cti', 'roas'] as const) {
      expect(figureOf(metric, empty, 'EUR').state, metric).toBe('none');
    }
  });

  it('tell a real zero from no value', () => {
    const noRevenue = sums({ revenue: { value: [], source: 'attributed' } });
    expect(figureOf('roas', noRevenue, 'EUR')).toMatchObject({ state: 'zero' });
    expect(figureOf('revenue', noRevenue, 'EUR')).toEqual({
      state: 'zero',
      source: 'attributed',
      quantity: { unit: 'money', amount: '0', currency: 'EUR' },
    });
  });

  it('refuse ROAS across currencies and revenue in several currencies', () => {
    expect(
      figureOf('roas', sums({ revenue: { value: [money(1, 'USD')], source: 'attributed' } }), 'EUR'),
    ).toMatchObject({ reason: 'currencies-differ' });
    const both = sums({ revenue: { value: [money(1, 'USD'), money(1, 'EUR')], source: 'attributed' } });
    expect(figureOf('roas', both, 'EUR')).toMatchObject({ reason: 'several-currencies' });
    expect(figureOf('revenue', both, 'EUR')).toMatchObject({ reason: 'several-currencies' });
  });

  it('mark a ratio as a fallback when it is computed from one', () => {
    const fallen = sums({
      installs: { value: 3, source: 'fallback' },
      revenue: { value: [money(900)], source: 'fallback' },
    });
    for (const metric of ['installs', 'cpi', 'ipm', 'cti', 'roas', 'revenue'] as const) {
      expect(figureOf(metric, fallen, 'EUR').source, metric).toBe('fallback');
    }
  });

  it('agree with whole-number arithmetic, rounded half away from zero, for any sums', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.integer({ min: 1, max: 100_000 }), (cents, installs) => {
        const figure = figureOf(
          'cpi',
          sums({ spend: money(cents), installs: { value: installs, source: 'attributed' } }),
          'EUR',
        );
        const rounded = Math.floor((2 * cents + installs) / (2 * installs));
        expect(shown(figure)).toBe(
          new Intl.NumberFormat('en-US', { style: 'currency', currency: 'EUR' }).format(rounded / 100),
        );
      }),
    );
  });

  it('always answer one of value, zero or none, with a source, for any sums', () => {
    fc.assert(
      fc.property(anySums, fc.constantFrom(...metricNames), (any, metric) => {
        const figure = figureOf(metric, any, 'EUR');
        expect(['value', 'zero', 'none']).toContain(figure.state);
        if (figure.state !== 'none') expect(shown(figure)).not.toMatch(/NaN|Infinity/);
      }),
    );
  });
});
