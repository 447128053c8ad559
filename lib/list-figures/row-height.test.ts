import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowHeight } from './row-height.ts';

const cell = (top: number, height: number) => ({ top, bottom: top + height });

describe('how high the rows of a list are', () => {
  test('is the distance from one to the next, where cells are only as high as their text', () => {
    expect(rowHeight([cell(100, 36), cell(156, 36), cell(212, 36)], { hasUnread: false })).toBe(56);
  });

  test('of one row alone is a little more than its text', () => {
    expect(rowHeight([cell(100, 36)], { hasUnread: false })).toBe(58);
  });

  test('is never that of several rows, where those between could not be read', () => {
    expect(rowHeight([cell(60, 48), cell(348, 48)], { hasUnread: true })).toBe(48);
    expect(rowHeight([cell(364, 52)], { hasUnread: true })).toBe(52);
  });

  test('is still the distance where two of those that could be read are neighbours', () => {
    expect(rowHeight([cell(100, 36), cell(156, 36), cell(324, 36)], { hasUnread: true })).toBe(56);
  });

  test('never reaches onto a row that could not be read, whichever were', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 24, max: 80 }),
        fc.integer({ min: 0, max: 22 }),
        fc.uniqueArray(fc.nat(40), { minLength: 1 }),
        (pitch, space, places) => {
          const cells = places.map((place) => cell(place * pitch + space / 2, pitch - space));
          expect(rowHeight(cells, { hasUnread: true })).toBeLessThanOrEqual(pitch);
        },
      ),
    );
  });
});
