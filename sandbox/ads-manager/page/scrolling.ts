/** Sizes of a list that is longer than its viewport, in CSS pixels. */
export interface Extent {
  readonly rowHeight: number;
  readonly rowCount: number;
  readonly viewportHeight: number;
}

/** Rows that exist above and below the visible ones. */
const overscan = 2;
const shortestThumb = 28;

/** The nearest offset that shows no empty space. */
export function clampOffset(offset: number, extent: Extent): number {
  return Math.max(0, Math.min(offset, maxOffset(extent)));
}

/** How many rows exist at the same time. */
export function poolSize({ rowCount, viewportHeight, rowHeight }: Extent): number {
  return Math.min(rowCount, Math.ceil(viewportHeight / rowHeight) + 1 + 2 * overscan);
}

/** Index of the first row that exists at this offset. */
export function firstRow(offset: number, extent: Extent): number {
  const first = Math.floor(offset / extent.rowHeight) - overscan;
  return Math.max(0, Math.min(first, extent.rowCount - poolSize(extent)));
}

/** Where a key moves the list; null: the key does not scroll. */
export function offsetAfterKey(key: string, offset: number, extent: Extent): number | null {
  const { rowHeight, viewportHeight } = extent;
  switch (key) {
    case 'ArrowDown':
      return clampOffset(offset + rowHeight, extent);
    case 'ArrowUp':
      return clampOffset(offset - rowHeight, extent);
    case 'PageDown':
      return clampOffset(offset + viewportHeight - rowHeight, extent);
    case 'PageUp':
      return clampOffset(offset - viewportHeight + rowHeight, extent);
    case 'Home':
      return 0;
    case 'End':
      return maxOffset(extent);
    default:
      return null;
  }
}

/** The thumb within a track as long as the viewport; null when everything is visible. */
export function thumbOf(offset: number, extent: Extent): { readonly top: number; readonly height: number } | null {
  const { rowCount, rowHeight, viewportHeight } = extent;
  const longest = maxOffset(extent);
  if (longest === 0) return null;
  const height = Math.max(shortestThumb, (viewportHeight * viewportHeight) / (rowCount * rowHeight));
  return { top: (offset / longest) * (viewportHeight - height), height };
}

/** The offset that a thumb at `top` stands for. */
export function offsetOfThumb(top: number, extent: Extent): number {
  const thumb = thumbOf(0, extent);
  if (thumb === null) return 0;
  return clampOffset((top / (extent.viewportHeight - thumb.height)) * maxOffset(extent), extent);
}

function maxOffset({ rowCount, rowHeight, viewportHeight }: Extent): number {
  return Math.max(0, rowCount * rowHeight - viewportHeight);
}
