import { expect, test } from 'vitest';
import { keepsBudget, median, ratioOf } from './benchmark.ts';

test('the median is the middle sample, or lies between the two in the middle', () => {
  expect(median([9, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 9])).toBe(3);
  expect(() => median([])).toThrow('no samples');
});

test('one slow sample does not move the ratio', () => {
  expect(ratioOf({ measured: [12, 12, 900], baseline: [10, 10, 10] })).toBe(1.2);
});

test('a budget bounds the ratio from above or from below', () => {
  expect(keepsBudget(1.5, { atMost: 1.5 })).toBe(true);
  expect(keepsBudget(1.51, { atMost: 1.5 })).toBe(false);
  expect(keepsBudget(0.49, { atLeast: 0.5 })).toBe(false);
});
