import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestFree } from './free-span.ts';

test('an empty line is free as a whole', () => {
  expect(longestFree({ from: 10, to: 500 }, [], 8, 100)).toEqual({ from: 10, to: 500 });
});

test('a line is free between what stands on it', () => {
  const taken = [
    { from: 400, to: 500 },
    { from: 0, to: 90 },
  ];
  expect(longestFree({ from: 0, to: 500 }, taken, 10, 100)).toEqual({ from: 100, to: 390 });
});

test('a line without enough room is not free', () => {
  expect(longestFree({ from: 0, to: 500 }, [{ from: 200, to: 300 }], 0, 201)).toBeNull();
  expect(longestFree({ from: 0, to: 500 }, [{ from: 200, to: 300 }], 0, 200)).toEqual({ from: 0, to: 200 });
});

const span = fc.tuple(fc.nat(1000), fc.nat(200)).map(([from, length]) => ({ from, to: from + length }));

test('what is found touches nothing, lies inside and is long enough', () => {
  void fc.assert(
    fc.property(span, fc.array(span), fc.nat(20), fc.integer({ min: 1, max: 300 }), (whole, taken, margin, least) => {
      const free = longestFree(whole, taken, margin, least);
      if (free === null) return;
      expect(free.to - free.from).toBeGreaterThanOrEqual(least);
      expect(free.from).toBeGreaterThanOrEqual(whole.from);
      expect(free.to).toBeLessThanOrEqual(whole.to);
      const touched = taken.filter((one) => one.from < free.to + margin && one.to > free.from - margin);
      expect(touched).toEqual([]);
    }),
  );
});
