import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSums, figureOf, type MetricName, metricNames } from '#lib/metrics';
import {
  atOnce,
  columnPresets,
  createSelector,
  inSlices,
  moveColumn,
  noFilter,
  type Order,
  type PerformanceRow,
  type RowFilter,
  toggleColumn,
} from './index.ts';

const count = fc.integer({ min: 0, max: 1_000_000 });
const amount = fc.integer({ min: 0, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2));

const row = fc
  .record({ name: fc.option(fc.string()), spend: fc.option(amount), clicks: count, installs: count, revenue: amount })
  .map(
    ({ name, spend, clicks, installs, revenue }): Omit<PerformanceRow, 'id'> => ({
      name,
      sums: {
        spend: spend === null ? null : { amount: spend, currency: 'USD' },
        impressions: spend === null ? null : clicks * 50,
        clicks: spend === null ? null : clicks,
        installs: { value: installs, source: 'attributed', attributed: installs, reported: null },
        revenue: {
          value: [{ amount: revenue, currency: 'USD' }],
          source: 'attributed',
          attributed: [{ amount: revenue, currency: 'USD' }],
          reported: null,
        },
      },
    }),
  );
const rows = fc
  .array(row, { maxLength: 40 })
  .map((all) => all.map((one, index): PerformanceRow => ({ ...one, id: `${1_830_000_000_000_000n + BigInt(index)}` })));
const metrics = fc.constantFrom(...metricNames);
const orders: fc.Arbitrary<Order> = fc.record({
  by: fc.oneof(metrics, fc.constant('name' as const)),
  direction: fc.constantFrom('rising' as const, 'falling' as const),
});
const limits = fc.array(
  fc.record({ metric: metrics, is: fc.constantFrom('at least' as const, 'at most' as const), size: count }),
  { maxLength: 2 },
);
const bySpend: Order = { by: 'spend', direction: 'falling' };

function sumsOf(all: readonly PerformanceRow[]) {
  return addSums(
    all.map(({ sums }) => sums),
    'USD',
  );
}

function selectorOf(all: readonly PerformanceRow[]) {
  return createSelector({ rows: all, totals: sumsOf(all), currency: 'USD', locale: 'en' });
}

const select = (all: readonly PerformanceRow[], filter: RowFilter, order: Order) =>
  atOnce(selectorOf(all).select(filter, order));

function sizeOf({ sums }: PerformanceRow, metric: MetricName): number | null {
  const figure = figureOf(metric, sums, 'USD');
  if (figure.state === 'none') return null;
  return Number(figure.quantity.unit === 'money' ? figure.quantity.amount : figure.quantity.value);
}

describe('sorting', () => {
  test('by a metric puts sizes in order and rows without a value last, in both directions', () => {
    fc.assert(
      fc.property(rows, metrics, orders, (all, by, { direction }) => {
        const sizes = select(all, noFilter, { by, direction }).rows.map((one) => sizeOf(one, by));
        const present = sizes.filter((size) => size !== null);
        expect(sizes.slice(0, present.length)).toEqual(present);
        const rising = [...present].sort((one, other) => one - other);
        expect(present).toEqual(direction === 'rising' ? rising : rising.reverse());
      }),
    );
  });

  test('by name follows the alphabet of the language, equal names their ids, and rows without a name stand last', () => {
    const { compare } = new Intl.Collator('en', { numeric: true });
    fc.assert(
      fc.property(rows, orders, (all, { direction }) => {
        const sorted = select(all, noFilter, { by: 'name', direction }).rows;
        const sign = direction === 'rising' ? 1 : -1;
        for (const [index, row] of sorted.slice(1).entries()) {
          const before = sorted[index];
          if (before === undefined) throw new Error('There is a row before every row but the first.');
          if (before.name === null) expect(row.name).toBeNull();
          if (before.name === null || row.name === null) continue;
          const difference = sign * compare(before.name, row.name);
          expect(difference).toBeLessThanOrEqual(0);
          if (difference === 0) expect(before.id < row.id).toBe(true);
        }
      }),
    );
  });

  test('keeps every row, and gives the same order whatever order they came in', () => {
    fc.assert(
      fc.property(rows, orders, (all, order) => {
        const { rows: sorted } = select(all, noFilter, order);
        expect(select(all.toReversed(), noFilter, order).rows).toEqual(sorted);
        expect(sorted).toHaveLength(all.length);
        expect(new Set(sorted)).toEqual(new Set(all));
      }),
    );
  });

  test('reads numbers in names as numbers', () => {
    const named = (name: string, id: string) => ({ ...fc.sample(row, 1)[0], name, id }) as PerformanceRow;
    const all = [named('Ad 10', '1'), named('Ad 9', '2'), named('ad 1', '3')];
    const sorted = select(all, noFilter, { by: 'name', direction: 'rising' }).rows;
    expect(sorted.map(({ name }) => name)).toEqual(['ad 1', 'Ad 9', 'Ad 10']);
  });

  test('says what it sorted and filtered by, however often it was asked before', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.tuple(limits, orders), { minLength: 1, maxLength: 5 }), (all, asked) => {
        const selector = selectorOf(all);
        for (const [some, order] of asked) {
          const filter = { search: '', limits: some };
          expect(atOnce(selector.select(filter, order))).toEqual(select(all, filter, order));
          expect(atOnce(selector.select(filter, order))).toMatchObject({ filter, order });
        }
      }),
    );
  });
});

describe('filtering', () => {
  test('without anything wanted shows every row, with the totals of the API', () => {
    fc.assert(
      fc.property(rows, orders, (all, order) => {
        const totals = sumsOf(all);
        const selector = createSelector({ rows: all, totals, currency: 'USD', locale: 'en' });
        const shown = atOnce(selector.select(noFilter, order));
        expect(new Set(shown.rows)).toEqual(new Set(all));
        expect(shown.totals).toBe(totals);
      }),
    );
  });

  test('by a part of a name or an id finds the row, in any letter case', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (all, pick) => {
        const one = all[pick % Math.max(1, all.length)];
        if (one === undefined) return;
        const found = (search: string) => select(all, { ...noFilter, search }, bySpend).rows;
        expect(found(one.id)).toContain(one);
        expect(found((one.name ?? '').toUpperCase())).toContain(one);
      }),
    );
  });

  test('by limits lets through exactly the rows that have a value and meet each of them', () => {
    fc.assert(
      fc.property(rows, limits, orders, (all, some, order) => {
        const shown = new Set(select(all, { search: '', limits: some }, order).rows);
        for (const one of all) {
          const isWithin = some.every(({ metric, is, size }) => {
            const own = sizeOf(one, metric);
            return own !== null && (is === 'at least' ? own >= size : own <= size);
          });
          expect(shown.has(one)).toBe(isWithin);
        }
      }),
    );
  });

  test('adds up exactly the rows that are shown, however many there are', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 300, maxLength: 700 }), fc.nat(9), (all, digit) => {
        const many = all.map((one, index): PerformanceRow => ({ ...one, id: `${1_830_000_000_000 + index}` }));
        const shown = select(many, { search: `${digit}`, limits: [] }, bySpend);
        expect(shown.totals).toEqual(sumsOf(shown.rows));
        expect(shown.hasFallback).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});

describe('work in slices', () => {
  const page = (stepsInASlice: number) => {
    let steps = 0;
    let pauses = 0;
    return {
      pauses: () => pauses,
      pace: {
        slice: stepsInASlice,
        now: () => {
          steps += 1;
          return steps;
        },
        pause: async () => {
          pauses += 1;
        },
      },
    };
  };

  test('gives what it gives at once, and lets the page go on in between', async () => {
    await fc.assert(
      fc.asyncProperty(rows, orders, fc.integer({ min: 1, max: 5 }), async (all, order, steps) => {
        const { pace, pauses } = page(steps);
        const wanted = new AbortController();
        expect(await inSlices(selectorOf(all).select(noFilter, order), pace, wanted.signal)).toEqual(
          select(all, noFilter, order),
        );
        if (all.length > 20) expect(pauses()).toBeGreaterThan(0);
      }),
    );
  });

  test('that is given up changes nothing of what the next one finds', async () => {
    await fc.assert(
      fc.asyncProperty(rows, orders, orders, fc.nat(40), async (all, first, second, stopAfter) => {
        const selector = selectorOf(all);
        const wanted = new AbortController();
        let pauses = 0;
        const pace = {
          ...page(1).pace,
          pause: async () => {
            pauses += 1;
            if (pauses > stopAfter) wanted.abort();
          },
        };
        await inSlices(selector.select(noFilter, first), pace, wanted.signal);
        expect(atOnce(selector.select(noFilter, second))).toEqual(select(all, noFilter, second));
      }),
    );
  });

  test('that is no longer wanted ends without a result', async () => {
    const wanted = new AbortController();
    wanted.abort();
    expect(await inSlices(selectorOf([]).select(noFilter, bySpend), page(1).pace, wanted.signal)).toBeNull();
  });
});

describe('columns', () => {
  const columns = fc.uniqueArray(metrics, { minLength: 1 });

  test('keep being the same ones when one is moved, and it stands where it was put', () => {
    fc.assert(
      fc.property(columns, fc.nat(14), fc.integer({ min: -3, max: 20 }), (some, from, to) => {
        const moved = moveColumn(some, from, to);
        expect([...moved].sort()).toEqual([...some].sort());
        const one = some[from];
        if (one !== undefined) expect(moved[Math.max(0, Math.min(to, some.length - 1))]).toBe(one);
      }),
    );
  });

  test('are never none', () => {
    const only: MetricName[] = ['roas'];
    expect(toggleColumn(only, 'roas')).toEqual(only);
    fc.assert(
      fc.property(columns, metrics, (some, one) => {
        expect(toggleColumn(some, one).length).toBeGreaterThan(0);
      }),
    );
  });

  test('of every preset are metrics, each once', () => {
    for (const preset of Object.values(columnPresets)) expect(new Set(preset).size).toBe(preset.length);
  });
});
