import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageOf, hoursOld, isFresh } from './age.ts';

const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });

test('whatever happens to the clock, no age is negative and nothing from the future is fresh', () => {
  fc.assert(
    fc.property(instant, instant, fc.nat(), (fetchedAt, now, freshFor) => {
      const age = ageOf(fetchedAt, now);
      expect(age === null).toBe(now < fetchedAt);
      if (age !== null) expect(age).toBeGreaterThanOrEqual(0);
      expect(hoursOld(fetchedAt, now)).toBe(age === null ? null : Math.floor(age / 3_600_000));
      expect(isFresh(fetchedAt, freshFor, now)).toBe(now >= fetchedAt && now < fetchedAt + freshFor);
    }),
  );
});
