import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clampOffset, type Extent, firstRow, offsetAfterKey, offsetOfThumb, poolSize, thumbOf } from './scrolling.ts';

const extents = fc.record({
  rowHeight: fc.constant(56),
  rowCount: fc.integer({ min: 0, max: 10_000 }),
  viewportHeight: fc.integer({ min: 60, max: 2000 }),
});

test('the rows that exist cover the viewport at every offset, and no more than a few stand outside it', () => {
  fc.assert(
    fc.property(extents, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (extent, wanted) => {
      const offset = clampOffset(wanted, extent);
      const first = firstRow(offset, extent);
      const end = first + poolSize(extent);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(extent.rowCount);
      expect(first * extent.rowHeight).toBeLessThanOrEqual(offset);
      const bottom = Math.min(offset + extent.viewportHeight, extent.rowCount * extent.rowHeight);
      expect(end * extent.rowHeight).toBeGreaterThanOrEqual(bottom);
      expect(poolSize(extent)).toBeLessThanOrEqual(Math.ceil(extent.viewportHeight / extent.rowHeight) + 5);
    }),
  );
});

test('the thumb leads to the offset that it shows', () => {
  fc.assert(
    fc.property(extents, fc.double({ min: 0, max: 1, noNaN: true }), (extent, share) => {
      const offset = clampOffset(share * extent.rowCount * extent.rowHeight, extent);
      const thumb = thumbOf(offset, extent);
      if (thumb !== null) expect(offsetOfThumb(thumb.top, extent)).toBeCloseTo(offset, 3);
    }),
  );
});

test('keys move by a row, by a screen less one row, and to both ends', () => {
  const extent: Extent = { rowHeight: 56, rowCount: 100, viewportHeight: 560 };
  expect(offsetAfterKey('ArrowDown', 0, extent)).toBe(56);
  expect(offsetAfterKey('PageDown', 0, extent)).toBe(504);
  expect(offsetAfterKey('PageUp', 100, extent)).toBe(0);
  expect(offsetAfterKey('End', 0, extent)).toBe(5040);
  expect(offsetAfterKey('Home', 5040, extent)).toBe(0);
  expect(offsetAfterKey('a', 5, extent)).toBeNull();
});
