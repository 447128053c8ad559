import type { Column } from './columns.ts';

/** Columns with the distance of the pinned ones from the left, in CSS pixels; null: the column moves. */
export function withPins(
  columns: readonly Column[],
): readonly { readonly column: Column; readonly left: number | null }[] {
  let left = 0;
  return columns.map((column) => {
    if (!column.isPinned) return { column, left: null };
    const place = { column, left };
    left += column.width;
    return place;
  });
}
