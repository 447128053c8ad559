import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verdictOn } from './answers.ts';
import { restAfterFailures, throttledUntil, waitAfterTry } from './waits.ts';

const verdict = (code: number, message = '') => verdictOn({ code, message, requestId: null });

describe('TikTok’s answer', () => {
  test.each([
    ['accepted', [0]],
    ['partial', [20001]],
    ['trouble', [40016, 40132, 40133, 40201, 40202, 40700, 50000, 50002, 51305, 60001, 1, -1, 20000, 99999]],
    ['throttled', [40100]],
    ['needs-user', [40001, 40101, 40102, 40104, 40105, 40110, 40113, 40300]],
    ['refused', [40000, 40002, 40999]],
  ])('means "%s" by its code', (kind, codes) => {
    expect(codes.map((code) => verdict(code).kind)).toEqual(codes.map(() => kind));
  });

  test('is an acceptance with code 0 only', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.string(), (code, message) => {
        expect(verdict(code, message).kind === 'accepted').toBe(code === 0);
      }),
    );
    expect(verdictOn(null).kind).toBe('trouble');
  });

  test('that names the pixel says that somebody has to act, not that one event is wrong', () => {
    expect(verdict(40002, 'Invalid value for event_source_id: not found.').kind).toBe('needs-user');
    expect(verdict(40002, 'Invalid value for event_id: not a valid string.').kind).toBe('refused');
  });

  test('about a limit names the span to wait for', () => {
    const now = new Date('2026-11-10T22:30:00Z');
    const wait = (message: string) => {
      const throttled = verdict(40100, message);
      return throttled.kind === 'throttled' ? throttledUntil(throttled.span, now, () => 1).toISOString() : null;
    };
    expect(wait('Too many requests.')).toBe('2026-11-10T22:30:02.000Z');
    expect(wait('The QPM limit is reached')).toBe('2026-11-10T22:35:10.000Z');
    expect(wait('The daily limit is reached')).toBe('2026-11-11T00:01:00.000Z');
  });
});

describe('waits', () => {
  test('grow with every try, differ between rows, and leave room for many tries in 47 hours', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (tries, chance) => {
          const wait = waitAfterTry(tries, () => chance);
          const full = Math.min(1_800_000, 1_000 * 2 ** Math.min(tries - 1, 20));
          expect(wait).toBeGreaterThanOrEqual(full / 2);
          expect(wait).toBeLessThanOrEqual(full);
        },
      ),
    );
  });

  test('let a pixel rest after five failed calls in a row', () => {
    expect([1, 4, 5, 6, 30].map((failures) => restAfterFailures(failures, () => 1))).toEqual([
      0, 0, 2_000, 4_000, 600_000,
    ]);
  });
});
