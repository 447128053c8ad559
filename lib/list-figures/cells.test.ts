import { describe, expect, test } from 'vitest';
import type { RowFigures } from '#lib/messages';
import { defaultMetrics, type Figure, quantityFormat } from '#lib/metrics';
import { cellsOf, staleAfter } from './cells.ts';
import type { RowReading } from './readings.ts';

const fetchedAt = Date.UTC(2026, 10, 7, 12);
const dates = '2026-11-01 to 2026-11-07, Europe/Paris.';
const context = { from: '2026-11-01', to: '2026-11-07', timeZone: 'Europe/Paris' };
const figures = {
  installs: { state: 'value', source: 'attributed', quantity: { unit: 'count', value: 1420 } },
  cpi: { state: 'value', source: 'fallback', quantity: { unit: 'money', amount: '2.005', currency: 'EUR' } },
  roas: { state: 'zero', source: 'attributed', quantity: { unit: 'ratio', value: '0' } },
} as const satisfies Record<string, Figure>;

const known = (row: Partial<RowFigures['figures']> = {}): RowReading => ({
  state: 'known',
  row: { figures: { ...figures, ...row }, fetchedAt },
});
const cells = (reading: RowReading, age = 0, from = context as Parameters<typeof cellsOf>[2]) =>
  cellsOf(reading, defaultMetrics, from, quantityFormat('en-US'), fetchedAt + age);

describe('the numbers of a row', () => {
  test('say what they are, whose they are and for which days', () => {
    expect(cells(known())).toEqual([
      {
        metric: 'installs',
        state: 'value',
        source: 'attributed',
        text: '1,420',
        explanation: `Installs 1,420\nAttributed: AppSprint's number.\n${dates}`,
      },
      {
        metric: 'cpi',
        state: 'value',
        source: 'fallback',
        text: '€2.01',
        explanation: `CPI €2.01\nFallback: TikTok's number, because AppSprint has no match.\n${dates}`,
      },
      {
        metric: 'roas',
        state: 'zero',
        source: 'attributed',
        text: '0.00×',
        explanation: `ROAS 0.00×\nAttributed: AppSprint's number.\n${dates}`,
      },
    ]);
  });

  test('leave the time zone out while it is not known', () => {
    expect(cells(known(), 0, { ...context, timeZone: null })?.[0]?.explanation).toMatch(/2026-11-01 to 2026-11-07\.$/);
  });

  test('that have no value are a dash with the reason and the days, however old', () => {
    const none = known({ cpi: { state: 'none', reason: 'no-installs', source: 'attributed' } });
    expect(cells(none, 10 * staleAfter)?.[1]).toEqual({
      metric: 'cpi',
      state: 'none',
      source: 'attributed',
      text: '–',
      explanation: `CPI\nNo value: there are no installs in these dates to divide by.\n${dates}`,
    });
  });

  test.each([
    [0, ['value', 'value', 'zero'], '1,420'],
    [staleAfter - 1, ['value', 'value', 'zero'], '1,420'],
    [staleAfter, ['stale', 'stale', 'stale'], '1,420 ⟳ 1h'],
    [3.9 * staleAfter, ['stale', 'stale', 'stale'], '1,420 ⟳ 3h'],
    [-staleAfter, ['value', 'value', 'zero'], '1,420'],
  ])('show their age after one hour: %d ms', (age, states, text) => {
    expect(cells(known(), age)?.map((cell) => cell.state)).toEqual(states);
    expect(cells(known(), age)?.[0]?.text).toBe(text);
  });

  test('say in words how old they are, and keep their source', () => {
    expect(cells(known(), 2 * staleAfter)?.[1]).toMatchObject({
      source: 'fallback',
      explanation: expect.stringContaining(`${dates}\n2 h old`),
    });
  });

  test('are in the order of the columns, and none stands in the column of another', () => {
    expect(cells(known())?.map((cell) => cell.metric)).toEqual(['installs', 'cpi', 'roas']);
    const { installs: _, ...withoutInstalls } = figures;
    expect(cells({ state: 'known', row: { figures: withoutInstalls, fetchedAt } })).toBeNull();
  });
});

test('a row that is loading has a loading cell for each number', () => {
  expect(cells({ state: 'loading' })).toEqual([
    { metric: 'installs', state: 'loading', source: '', text: '', explanation: 'Installs is loading.' },
    { metric: 'cpi', state: 'loading', source: '', text: '', explanation: 'CPI is loading.' },
    { metric: 'roas', state: 'loading', source: '', text: '', explanation: 'ROAS is loading.' },
  ]);
});

test('a row that failed says what failed and the remedy', () => {
  const problem = { kind: 'unreachable', what: 'AppSprint did not answer.', remedy: 'Check the connection.' } as const;
  const failed = cells({ state: 'failed', problem });
  expect(failed).toHaveLength(3);
  expect(failed?.[0]).toEqual({
    metric: 'installs',
    state: 'failed',
    source: '',
    text: '!',
    explanation: 'AppSprint did not answer. Check the connection.',
  });
});

test('a row that AppSprint does not know has no cells, so nothing is painted over it', () => {
  expect(cells({ state: 'unknown' })).toBeNull();
});
