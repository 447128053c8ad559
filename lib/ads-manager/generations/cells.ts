/** The one of these cells whose right edge is furthest right; null where none takes any room. */
export function lastCellOf(cells: Iterable<Element>): Element | null {
  let last: Element | null = null;
  let furthest = Number.NEGATIVE_INFINITY;
  for (const cell of cells) {
    const { right, width } = cell.getBoundingClientRect();
    if (width > 0 && right > furthest) [last, furthest] = [cell, right];
  }
  return last;
}

/** Whether an element is drawn at all: a page keeps lists of other tabs in hidden elements. */
export function takesRoom(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}

/**
 * The rows that stand within their table's box, or less than its height above or below: all rows of a page may exist, and
 * measuring hundreds of them at every frame would be felt.
 */
export function rowsNear(table: Element, rows: readonly Element[]): Element[] {
  const { top, bottom, height } = table.getBoundingClientRect();
  return rows.filter((row) => {
    const box = row.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.bottom > top - height && box.top < bottom + height;
  });
}
