import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, countDays, type DayRange, dayIn } from '../calendar.ts';
import { joined, rangesToPull } from './days.ts';

const today = '2026-11-22';

test('the day of an instant is that of the zone', () => {
  const instant = new Date('2026-11-01T06:59:59Z');
  expect([dayIn('America/Los_Angeles', instant), dayIn('Asia/Kolkata', instant)]).toEqual(['2026-10-31', '2026-11-01']);
});

describe('what to pull', () => {
  test('at first are the wanted days, the newest first', () => {
    expect(rangesToPull(today, '2026-10-24', null)).toEqual([
      { from: '2026-11-13', to: '2026-11-22' },
      { from: '2026-11-03', to: '2026-11-12' },
      { from: '2026-10-24', to: '2026-11-02' },
    ]);
  });

  test('later are the last three days', () => {
    expect(rangesToPull(today, '2026-10-24', { from: '2026-10-24', to: today })).toEqual([
      { from: '2026-11-20', to: today },
    ]);
  });

  test('after a standstill are all the days since, with the three before', () => {
    expect(rangesToPull(today, '2026-10-24', { from: '2026-10-24', to: '2026-11-15' })).toEqual([
      { from: '2026-11-13', to: today },
    ]);
  });

  test('never leaves a gap, ends with all that is wanted, and stays below the 30 days of a report', () => {
    const day = fc.integer({ min: -400, max: 0 }).map((offset) => addDays(today, offset));
    const range = fc
      .tuple(day, day)
      .map(([one, other]): DayRange => (one < other ? { from: one, to: other } : { from: other, to: one }));
    fc.assert(
      fc.property(day, fc.option(range), (wantedFrom, loaded) => {
        let reached = loaded;
        for (const next of rangesToPull(today, wantedFrom, loaded)) {
          expect(countDays(next)).toBeLessThanOrEqual(30);
          if (reached !== null) {
            expect(next.from <= addDays(reached.to, 1)).toBe(true);
            expect(next.to >= addDays(reached.from, -1)).toBe(true);
          }
          reached = joined(reached, next);
        }
        expect(reached?.to).toBe(today);
        expect((reached?.from ?? '') <= wantedFrom).toBe(true);
      }),
    );
  });
});
