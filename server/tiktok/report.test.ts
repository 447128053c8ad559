import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { WireCount, WireDecimal } from './report.ts';

test.each([
  ['12.30', '12.30'],
  ['0.00', '0.00'],
  [7, '7'],
  ['-', null],
])('the amount %j is read as %j', (printed, read) => {
  expect(z.parse(WireDecimal, printed)).toBe(read);
});

test.each([
  ['116', 116],
  ['116.0', 116],
  [116, 116],
  ['-', 0],
])('the count %j is read as %i', (printed, read) => {
  expect(z.parse(WireCount, printed)).toBe(read);
});

test.each(['1,234.50', '12.5', 'n/a', '1e3'])('%j is no count, rather than a wrong one', (printed) => {
  expect(z.safeParse(WireCount, printed).success).toBe(false);
});
