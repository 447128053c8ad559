import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BackOff, backOffAfter, isInForce } from './back-off.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const minute = 60_000;

/** What holds after so many failures, each right after the wait for the one before. */
function afterFailures(count: number, chance = 0.999): BackOff {
  let held = backOffAfter(null, noon, null, chance);
  for (let failure = 1; failure < count; failure++) held = backOffAfter(held, held.until, null, chance);
  return held;
}

const lasts = ({ from, until }: BackOff) => until - from;

describe('an API that cannot be reached', () => {
  test('is left alone for longer after each failure, but never for more than five minutes', () => {
    expect([1, 2, 3, 4, 5].map((count) => Math.round(lasts(afterFailures(count)) / 1_000))).toEqual([2, 4, 8, 16, 32]);
    expect(lasts(afterFailures(2_000))).toBeLessThanOrEqual(5 * minute);
  });

  test('is not left alone for longer because several questions failed together', () => {
    const held = backOffAfter(null, noon, null, 0.5);
    expect(backOffAfter(held, noon + 100, null, 0.9)).toBe(held);
  });

  test('is left alone for half to the whole of the time, by chance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), random, (count, chance) => {
        const most = Math.min(5 * minute, 2_000 * 2 ** (count - 1));
        const before = count === 1 ? null : afterFailures(count - 1);
        const now = before?.until ?? noon;
        const wait = lasts(backOffAfter(before, now, null, chance));
        expect(wait).toBeGreaterThanOrEqual(Math.floor(most / 2));
        expect(wait).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('an API that asks to be left alone', () => {
  test('is left alone for as long as it asked, and for an hour at most', () => {
    expect(backOffAfter(null, noon, 10 * minute, 0)).toMatchObject({ until: noon + 10 * minute, isAskedFor: true });
    expect(lasts(backOffAfter(null, noon, 10 ** 12, 0))).toBe(60 * minute);
  });

  test('for less than it is left alone anyway changes nothing', () => {
    const held = afterFailures(9);
    expect(backOffAfter(held, held.until, 1_000, 0.999)).toMatchObject({ isAskedFor: false });
  });

  test('is not left alone for longer because it asked several questions at once to wait', () => {
    let held = backOffAfter(null, noon, 1_000, 0.5);
    for (let question = 1; question < 8; question++) held = backOffAfter(held, noon + question, 1_000, 0.5);
    expect(held).toMatchObject({ failures: 1, until: noon + 1_500 });
  });

  test('while it is left alone already is left alone for as long as it asks now', () => {
    const held = backOffAfter(null, noon, null, 0);
    expect(backOffAfter(held, noon + 10, minute, 0).until).toBe(noon + 10 + minute);
  });
});

test('whatever happens to the clock, nothing is left alone for longer than the wait that was chosen', () => {
  fc.assert(
    fc.property(random, fc.option(fc.integer({ min: 1, max: 10 ** 9 })), fc.integer(), (chance, askedFor, jump) => {
      const held = backOffAfter(null, noon, askedFor, chance);
      const now = noon + jump;
      expect(isInForce(held, now)).toBe(jump >= 0 && jump < lasts(held));
    }),
  );
});
