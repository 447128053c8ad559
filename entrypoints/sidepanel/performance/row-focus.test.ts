import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowAfter } from './row-focus.ts';

test.each([
  ['ArrowDown', 5, 6],
  ['ArrowUp', 5, 4],
  ['PageDown', 5, 15],
  ['PageUp', 15, 5],
  ['Home', 15, 0],
  ['End', 5, 19],
  ['Enter', 5, null],
  ['Tab', 5, null],
])('%s from row %i of 20 leads to %s', (key, row, expected) => {
  expect(rowAfter(key, row, 20)).toBe(expected);
});

test('no key leads out of the rows', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'),
      fc.integer({ min: 1, max: 30 }),
      fc.nat(29),
      (key, count, row) => {
        const next = rowAfter(key, Math.min(row, count - 1), count);
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThan(count);
      },
    ),
  );
});
