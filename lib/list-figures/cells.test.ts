import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RowFigures } from '#lib/messages';
import { type Difference, defaultMetrics, type Figure } from '#lib/metrics';
import { cellsOf } from './cells.ts';
import type { RowReading } from './readings.ts';
import { writingOf } from './writing.ts';

const staleAfter = 3_600_000;

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
  row: { figures: { ...figures, ...row }, differences: {}, fetchedAt },
});
const cells = (reading: RowReading, age = 0, from = context as Parameters<typeof cellsOf>[2]) =>
  cellsOf(reading, defaultMetrics, from, writingOf('en-US'), fetchedAt + age);

describe('the numbers of a row', () => {
  test('say what they are, whose they are and for which days', () => {
    expect(cells(known())).toEqual([
      {
        metric: 'installs',
        state: 'value',
        source: 'attributed',
        text: '1,420',
        explanation: { heading: 'Installs 1,420', pairs: [], sentences: ["Attributed: AppSprint's number.", dates] },
      },
      {
        metric: 'cpi',
        state: 'value',
        source: 'fallback',
        text: '€2.01',
        explanation: {
          heading: 'CPI €2.01',
          pairs: [],
          sentences: ["Fallback: TikTok's number, because AppSprint has no match.", dates],
        },
      },
      {
        metric: 'roas',
        state: 'zero',
        source: 'attributed',
        text: '0.00×',
        explanation: { heading: 'ROAS 0.00×', pairs: [], sentences: ["Attributed: AppSprint's number.", dates] },
      },
    ]);
  });

  test('leave the time zone out while it is not known', () => {
    expect(cells(known(), 0, { ...context, timeZone: null })?.[0]?.explanation.sentences).toContain(
      '2026-11-01 to 2026-11-07.',
    );
  });

  test('that have no value are a dash with the reason and the days, however old', () => {
    const none = known({ cpi: { state: 'none', reason: 'no-installs', source: 'attributed' } });
    expect(cells(none, 10 * staleAfter)?.[1]).toEqual({
      metric: 'cpi',
      state: 'none',
      source: 'attributed',
      text: '–',
      explanation: {
        heading: 'CPI',
        pairs: [],
        sentences: [
          'No value: there are no installs in these dates to divide by.',
          dates,
          '10 hours old: AppSprint could not be asked since.',
        ],
      },
    });
  });

  test.each([
    [0, ['value', 'value', 'zero'], '1,420'],
    [staleAfter - 1, ['value', 'value', 'zero'], '1,420'],
    [staleAfter, ['stale', 'stale', 'stale'], '1,420 ⟳ 1h'],
    [3.9 * staleAfter, ['stale', 'stale', 'stale'], '1,420 ⟳ 3h'],
    [-5, ['value', 'value', 'zero'], '1,420'],
    [-1_001, ['stale', 'stale', 'stale'], '1,420 ⟳'],
    [-staleAfter, ['stale', 'stale', 'stale'], '1,420 ⟳'],
  ])('show their age after one hour: %d ms', (age, states, text) => {
    expect(cells(known(), age)?.map((cell) => cell.state)).toEqual(states);
    expect(cells(known(), age)?.[0]?.text).toBe(text);
  });

  test('that came before the clock was put back are stale, and say that nobody knows how old they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.nat(staleAfter - 1), (hours, rest) => {
        const age = hours * staleAfter + rest;
        const isFresh = age >= -1_000 && age < staleAfter;
        for (const cell of cells(known(), age) ?? []) expect(cell.state === 'stale').toBe(!isFresh);
        const sentences = cells(known(), age)?.[0]?.explanation.sentences;
        expect(sentences?.some((one) => one.includes('clock was put back'))).toBe(age < -1_000);
      }),
    );
  });

  test('say in words how old they are, and keep their source', () => {
    expect(cells(known(), 2 * staleAfter)?.[1]).toMatchObject({
      source: 'fallback',
      explanation: { sentences: expect.arrayContaining(['2 hours old: AppSprint could not be asked since.']) },
    });
  });

  test('are in the order of the columns, and none stands in the column of another', () => {
    expect(cells(known())?.map((cell) => cell.metric)).toEqual(['installs', 'cpi', 'roas']);
    const { installs: _, ...withoutInstalls } = figures;
    expect(cells({ state: 'known', row: { figures: withoutInstalls, differences: {}, fetchedAt } })).toBeNull();
  });
});

describe("TikTok's own number", () => {
  const count = (value: number) => ({ unit: 'count', value }) as const;
  const explained = (difference: Difference) =>
    cells({ state: 'known', row: { figures, differences: { installs: difference }, fetchedAt } })?.[0]?.explanation;
  const compared = (by: number, percent: string | null): Difference => ({
    state: 'compared',
    attributed: count(130 + by),
    reported: count(130),
    by: count(by),
    percent,
  });

  test.each([
    [12, '9.230769', '12 more, +9.2 %'],
    [-12, '-9.230769', '12 fewer, -9.2 %'],
    [0, '0', 'none'],
    [12, null, '12 more'],
  ])('stands beside ours with the difference: %d', (by, percent, text) => {
    expect(explained(compared(by, percent))?.pairs).toEqual([
      { label: 'AppSprint', text: String(130 + by) },
      { label: 'TikTok', text: '130' },
      { label: 'Difference', text },
    ]);
  });

  test('stands alone with the reason where there is nothing to compare it with', () => {
    const alone = explained({ state: 'not-compared', reason: 'no-match', attributed: null, reported: count(130) });
    expect(alone?.pairs).toEqual([{ label: 'TikTok', text: '130' }]);
    expect(alone?.sentences).toContain('AppSprint has no match to compare it with.');
  });

  test('differs in money by money', () => {
    const euro = (amount: string) => ({ unit: 'money', amount, currency: 'EUR' }) as const;
    const explanation = explained({
      state: 'compared',
      attributed: euro('2.96'),
      reported: euro('3.10'),
      by: euro('-0.14'),
      percent: '-4.516129',
    });
    expect(explanation?.pairs.at(-1)?.text).toBe('€0.14 less, -4.5 %');
  });
});

test('a row that is loading has a loading cell for each number', () => {
  const loading = cells({ state: 'loading' });
  expect(loading?.map(({ metric, state, source, text }) => [metric, state, source, text])).toEqual([
    ['installs', 'loading', '', ''],
    ['cpi', 'loading', '', ''],
    ['roas', 'loading', '', ''],
  ]);
  expect(loading?.[0]?.explanation.sentences).toEqual(['Installs is loading.']);
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
    explanation: { heading: 'Installs', pairs: [], sentences: ['AppSprint did not answer.', 'Check the connection.'] },
  });
});

test('a row that AppSprint does not know has no cells, so nothing is painted over it', () => {
  expect(cells({ state: 'unknown' })).toBeNull();
});
