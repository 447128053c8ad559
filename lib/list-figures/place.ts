import type { ListRow, ListTable } from '#lib/ads-manager';
import { type Box, intersection } from '#lib/overlay';
import { isOnDarkBackground } from './background.ts';
import { drawnAncestry } from './drawn-tree.ts';
import { sightOf } from './layers.ts';
import type { Ground, ListPlace } from './layout.ts';
import { rowHeight } from './row-height.ts';
import { withoutStuckEdges } from './stuck-edges.ts';
import { surroundingsOf } from './surroundings.ts';

/** Things inside a name cell that a person can click; a chip never covers one. */
const controls =
  'a, button, input, select, [role="button"], [role="switch"], [role="checkbox"], [role="link"], [tabindex]';

/** Measures where the visible part of a list stands right now; null where nothing of it can be seen. */
export function measure(table: ListTable, viewport: Box): ListPlace | null {
  const [first] = table.rows;
  if (first === undefined) return null;
  const frame = intersection(table.element.getBoundingClientRect(), viewport);
  if (frame === null) return null;
  const ground = groundOf(table.rows, (row) => row.lastCell, frame, viewport);
  if (ground === null) return null;
  const names = table.rows.map((row) => ({ row, cell: row.nameCell.getBoundingClientRect() }));
  const direction = getComputedStyle(table.element).direction === 'rtl' ? 'rtl' : 'ltr';
  const height = rowHeight(
    names.map(({ cell }) => cell),
    table,
  );
  const reach = reachOf(ground);
  return {
    table: frame,
    ...ground,
    nameGround: () => groundOf(table.rows, (row) => row.nameCell, frame, viewport),
    frame: () => intersection(frame, sightOf(surroundingsOf(table.element), viewport).clip) ?? frame,
    direction,
    theme: isOnDarkBackground(first.nameCell) ? 'dark' : 'light',
    rows: names.flatMap(({ row, cell }) => {
      const middle = (cell.top + cell.bottom) / 2;
      const nameCell = { left: cell.left, right: cell.right, top: middle - height / 2, bottom: middle + height / 2 };
      if (nameCell.bottom <= reach.top || nameCell.top >= reach.bottom || cell.height === 0) return [];
      return [
        {
          id: row.id,
          name: row.name,
          nameCell,
          occupied: () => occupiedBy(row),
          contentEnd: direction === 'rtl' ? leftEnd(row.lastCell) : row.lastCell.getBoundingClientRect().right,
        },
      ];
    }),
  };
}

/**
 * Where one column of the list can be seen. Columns differ: some stick to an edge, and the oldest of TikTok's tables shows
 * its first columns in a table of their own.
 */
function groundOf(
  rows: readonly ListRow[],
  cellOf: (row: ListRow) => Element,
  frame: Box,
  viewport: Box,
): Ground | null {
  const [first] = rows;
  if (first === undefined) return null;
  const sight = sightOf(surroundingsOf(cellOf(first)), viewport);
  const visible = intersection(frame, sight.clip);
  if (visible === null) return null;
  const inSight = middleCell(rows.map(cellOf), visible);
  const clip = inSight === undefined ? visible : withoutStuckEdges(visible, inSight);
  if (clip.bottom <= clip.top || clip.right <= clip.left) return null;
  const { scroller } = sight;
  // What is put into an element with a tree of its own is not drawn.
  if (scroller === null || scroller.shadowRoot !== null) return { clip, carrier: null, carriedClip: clip };
  // Inside of its scroller the page's own order of what lies over what hides what goes under a sticky header.
  return { clip, carrier: { scroller, level: levelIn(scroller, cellOf(first)) }, carriedClip: sight.carriedClip };
}

/** The z-index that a cell has among everything in its scroller. */
function levelIn(scroller: Element, cell: Element): number {
  let level = 0;
  for (const each of drawnAncestry(cell)) {
    if (each === scroller) break;
    const order = Number(getComputedStyle(each).zIndex);
    if (Number.isFinite(order)) level = order;
  }
  return level;
}

/** The cell in sight that is nearest to the middle: those at the ends may lie under a header or a footer that sticks. */
function middleCell(cells: readonly Element[], visible: Box): Element | undefined {
  const middle = (visible.top + visible.bottom) / 2;
  const reach = (visible.bottom - visible.top) / 2;
  const inSight = cells.flatMap((cell) => {
    const { top, bottom } = cell.getBoundingClientRect();
    const distance = Math.abs((top + bottom) / 2 - middle);
    return bottom > top && distance < reach ? [{ cell, distance }] : [];
  });
  return inSight.toSorted((one, other) => one.distance - other.distance)[0]?.cell;
}

/** Rows that are carried can come into sight before the next picture, so those of another screen are painted as well. */
function reachOf({ clip, carrier }: Ground): Box {
  const more = carrier === null ? 0 : clip.bottom - clip.top;
  return { ...clip, top: clip.top - more, bottom: clip.bottom + more };
}

/** In a list from right to left the free space is left of the leftmost cell of a row. */
function leftEnd(lastCell: Element): number {
  const siblings = lastCell.parentElement?.children ?? [lastCell];
  return Math.min(
    ...Array.from(siblings, (cell) => cell.getBoundingClientRect()).flatMap(({ left, width }) =>
      width > 0 ? [left] : [],
    ),
  );
}

function occupiedBy({ nameCell }: ListRow): Box[] {
  const lines = [...textLines(nameCell)];
  const clickable = [...nameCell.querySelectorAll(controls)].map((control) => control.getBoundingClientRect());
  // Text that is cut off at the side reaches beyond the cell in measure, but not to the eye.
  const { left, right } = nameCell.getBoundingClientRect();
  return [...lines, ...clickable].flatMap(
    (box) => intersection(box, { left, right, top: box.top, bottom: box.bottom }) ?? [],
  );
}

function* textLines(element: Element): Iterable<Box> {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = element.ownerDocument.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    range.selectNodeContents(node);
    yield* range.getClientRects();
  }
}
