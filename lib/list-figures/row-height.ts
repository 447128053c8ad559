import type { ListTable } from '#lib/ads-manager';
import type { Box } from '#lib/overlay';

/** What a row is taken to be higher than its text, in CSS pixels, where no neighbour tells. */
const spaceAroundText = 22;

/**
 * How high the rows of a list are, in CSS pixels. Cells may be only as high as their text, and free space is around them
 * too: then the distance from one row to the next tells. Where rows between these could not be read, that distance may be
 * that of several rows, and what stands in it on another row.
 * @param cells the names' cells of the rows that were read
 */
export function rowHeight(
  cells: readonly Pick<Box, 'top' | 'bottom'>[],
  { hasUnread }: Pick<ListTable, 'hasUnread'>,
): number {
  const tops = cells.map((cell) => cell.top).sort((one, other) => one - other);
  const steps = tops.slice(1).map((top, index) => top - (tops[index] ?? top));
  const own = Math.max(0, ...cells.map((cell) => cell.bottom - cell.top));
  const pitch = Math.min(...steps.filter((step) => step >= own));
  if (hasUnread) return pitch <= own + spaceAroundText ? pitch : own;
  return Number.isFinite(pitch) ? pitch : own + spaceAroundText;
}
