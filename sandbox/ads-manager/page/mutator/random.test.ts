import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from './random.ts';

test('the same seed chooses the same, and a shuffle loses nothing', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.integer()), (seed, things) => {
      const shuffled = seededRandom(seed).shuffle(things);
      expect(seededRandom(seed).shuffle(things)).toEqual(shuffled);
      expect(shuffled.toSorted((a, b) => a - b)).toEqual(things.toSorted((a, b) => a - b));
    }),
  );
});

test('seeds in a row lead to every choice', () => {
  const choices = new Set(Array.from({ length: 400 }, (_, seed) => seededRandom(seed).below(16)));
  expect(choices.size).toBe(16);
});

test('a hash has six characters of the alphabet of class names', () => {
  for (let seed = 0; seed < 100; seed++) expect(seededRandom(seed).hash()).toMatch(/^[a-z\d]{6}$/);
});
