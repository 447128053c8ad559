import { clippingAncestors, isOnDarkBackground, type ListRow, type ListTable } from '#lib/ads-manager';
import { type Box, intersection } from '#lib/overlay';
import type { ListPlace } from './layout.ts';

/** Things inside a name cell that a person can click; a chip never covers one. */
const controls =
  'a, button, input, select, [role="button"], [role="switch"], [role="checkbox"], [role="link"], [tabindex]';

/** Measures where the visible part of a list stands right now; null where nothing of it can be seen. */
export function measure(table: ListTable, viewport: Box): ListPlace | null {
  const [first] = table.rows;
  if (first === undefined) return null;
  const frame = intersection(table.element.getBoundingClientRect(), viewport);
  if (frame === null) return null;
  const clip = clippingAncestors(first.nameCell).reduce<Box | null>(
    (visible, ancestor) => visible && intersection(visible, ancestor.getBoundingClientRect()),
    frame,
  );
  if (clip === null) return null;
  const names = table.rows.map((row) => ({ row, cell: row.nameCell.getBoundingClientRect() }));
  const height = rowHeight(names.map(({ cell }) => cell));
  return {
    table: frame,
    clip,
    theme: isOnDarkBackground(first.nameCell) ? 'dark' : 'light',
    rows: names.flatMap(({ row, cell }) => {
      const middle = (cell.top + cell.bottom) / 2;
      const nameCell = { left: cell.left, right: cell.right, top: middle - height / 2, bottom: middle + height / 2 };
      if (nameCell.bottom <= clip.top || nameCell.top >= clip.bottom || cell.height === 0) return [];
      return [
        {
          id: row.id,
          name: row.name,
          nameCell,
          occupied: () => occupiedBy(row),
          lastCellRight: row.lastCell.getBoundingClientRect().right,
        },
      ];
    }),
  };
}

/** What a row that has no neighbour is taken to be higher than its text, in CSS pixels; under it the list is empty anyway. */
const spaceAroundText = 22;

/** Distance from one row to the next: cells may be only as high as their text, and free space is around them too. */
function rowHeight(cells: readonly Box[]): number {
  const tops = cells.map((cell) => cell.top).sort((one, other) => one - other);
  const steps = tops.slice(1).map((top, index) => top - (tops[index] ?? top));
  const own = Math.max(0, ...cells.map((cell) => cell.bottom - cell.top));
  const pitch = Math.min(...steps.filter((step) => step >= own));
  return Number.isFinite(pitch) ? pitch : own + spaceAroundText;
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
