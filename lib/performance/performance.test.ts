import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MetricName, metricNames } from '#lib/metrics';
import {
  columnPresets,
  createFigures,
  filterRows,
  moveColumn,
  noFilter,
  type PerformanceRow,
  sortRows,
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
const directions = fc.constantFrom('rising' as const, 'falling' as const);

describe('sorting', () => {
  test('by a metric puts sizes in order and rows without a value last, in both directions', () => {
    fc.assert(
      fc.property(rows, metrics, directions, (all, by, direction) => {
        const figures = createFigures('USD');
        const sizes = sortRows(all, { by, direction }, figures, 'en').map((one) => figures.sizeOf(one, by));
        const present = sizes.filter((size) => size !== null);
        expect(sizes.slice(0, present.length)).toEqual(present);
        const rising = [...present].sort((one, other) => one - other);
        expect(present).toEqual(direction === 'rising' ? rising : rising.reverse());
      }),
    );
  });

  test('keeps every row, and gives the same order whatever order they came in', () => {
    fc.assert(
      fc.property(rows, fc.oneof(metrics, fc.constant('name' as const)), directions, (all, by, direction) => {
        const sorted = sortRows(all, { by, direction }, createFigures('USD'), 'en');
        expect(sortRows(all.toReversed(), { by, direction }, createFigures('USD'), 'en')).toEqual(sorted);
        expect(new Set(sorted)).toEqual(new Set(all));
      }),
    );
  });

  test('reads numbers in names as numbers', () => {
    const named = (name: string, id: string) => ({ ...fc.sample(row, 1)[0], name, id }) as PerformanceRow;
    const all = [named('Ad 10', '1'), named('Ad 9', '2'), named('ad 1', '3')];
    const sorted = sortRows(all, { by: 'name', direction: 'rising' }, createFigures('USD'), 'en');
    expect(sorted.map(({ name }) => name)).toEqual(['ad 1', 'Ad 9', 'Ad 10']);
  });
});

describe('filtering', () => {
  test('without anything wanted shows every row', () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(filterRows(all, noFilter, createFigures('USD'))).toEqual(all);
      }),
    );
  });

  test('by a part of a name or an id finds the row, in any letter case', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (all, pick) => {
        const one = all[pick % Math.max(1, all.length)];
        if (one === undefined) return;
        const figures = createFigures('USD');
        expect(filterRows(all, { ...noFilter, search: one.id }, figures)).toContain(one);
        expect(filterRows(all, { ...noFilter, search: (one.name ?? '').toUpperCase() }, figures)).toContain(one);
      }),
    );
  });

  test('by a limit lets through exactly the rows that have a value and meet it', () => {
    fc.assert(
      fc.property(
        rows,
        metrics,
        fc.constantFrom('at least' as const, 'at most' as const),
        count,
        (all, metric, is, size) => {
          const figures = createFigures('USD');
          const shown = new Set(filterRows(all, { search: '', limits: [{ metric, is, size }] }, figures));
          for (const one of all) {
            const own = figures.sizeOf(one, metric);
            expect(shown.has(one)).toBe(own !== null && (is === 'at least' ? own >= size : own <= size));
          }
        },
      ),
    );
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
