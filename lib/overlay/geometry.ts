/** A rectangle in CSS pixels of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The part that both boxes share, or null where they do not meet. */
export function intersection(one: Box, other: Box): Box | null {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return right > left && bottom > top ? { left, top, right, bottom } : null;
}

/** True where the boxes share any point, counting `margin` pixels around the second as part of it. */
export function touches(one: Box, other: Box, margin: number): boolean {
  return (
    one.left < other.right + margin &&
    one.right > other.left - margin &&
    one.top < other.bottom + margin &&
    one.bottom > other.top - margin
  );
}

/**
 * A free spot of `size` inside `cell` for a chip: at the end of its lines, and there at the bottom first, so that the chips
 * of short and long names line up, then in the middle, then at the top; null where each of them would cover something that
 * `occupied` lists.
 */
export function chipSpot(
  cell: Box,
  occupied: readonly Box[],
  { width, height }: { readonly width: number; readonly height: number },
  direction: 'ltr' | 'rtl',
): Box | null {
  const inset = 4;
  if (cell.right - cell.left < width + 2 * inset || cell.bottom - cell.top < height) return null;
  const left = direction === 'rtl' ? cell.left + inset : cell.right - inset - width;
  const right = left + width;
  const middle = (cell.top + cell.bottom - height) / 2;
  for (const top of [cell.bottom - height - inset / 2, middle, cell.top + inset / 2]) {
    const spot = { left, top, right, bottom: top + height };
    if (top >= cell.top && spot.bottom <= cell.bottom && !occupied.some((box) => touches(spot, box, 2))) return spot;
  }
  return null;
}
