import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageOf, hoursOld, isFresh } from './age.ts';

const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });

test('whatever happens to the clock, no age is negative and nothing from the future is fresh', () => {
  fc.assert(
    fc.property(instant, instant, fc.nat(), (fetchedAt, now, freshFor) => {
      const age = ageOf(fetchedAt, now);
      expect(age === null).toBe(now < fetchedAt - 1_000);
      if (age !== null) expect(age).toBeGreaterThanOrEqual(0);
      expect(hoursOld(fetchedAt, now)).toBe(age === null ? null : Math.floor(age / 3_600_000));
      expect(isFresh(fetchedAt, freshFor, now)).toBe(age !== null && age < freshFor);
    }),
  );
});

test('what another process of the browser dated some milliseconds ahead is of now', () => {
  expect(hoursOld(1_003, 1_000)).toBe(0);
  expect(isFresh(1_003, 60_000, 1_000)).toBe(true);
});
