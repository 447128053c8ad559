import type { Cell } from './cell.ts';
import type { Box } from './geometry.ts';
import type { Picture, PictureRow } from './picture.ts';

/** A place of the picture that can be explained, and the numbers that stand there. */
export interface Hit {
  readonly box: Box;
  readonly cells: readonly Cell[];
}

/** What stands at a point: one cell of a column band; a chip explains all its numbers. */
export function hitAt(picture: Picture, x: number, y: number): Hit | null {
  if (!contains(picture.clip, x, y)) return null;
  const row = picture.rows.find(({ box }) => contains(box, x, y));
  if (row === undefined) return null;
  if (picture.mode === 'chip') return { box: row.box, cells: row.cells };
  const fromStart = picture.direction === 'rtl' ? row.box.right - x : x - row.box.left;
  return cellHit(row, Math.floor(fromStart / shareOf(row)), picture.direction);
}

/** Where the number of one row and metric stands; null where the picture does not show it. */
export function hitOf(picture: Picture, id: string, metric: string): Hit | null {
  const row = picture.rows.find((one) => one.id === id);
  const index = row?.cells.findIndex((cell) => cell.metric === metric) ?? -1;
  const cell = row?.cells[index];
  if (row === undefined || cell === undefined) return null;
  return picture.mode === 'chip' ? { box: row.box, cells: [cell] } : cellHit(row, index, picture.direction);
}

/** Cells of a row share its width evenly in a column band, the first at the start of the line. */
function cellHit(row: PictureRow, index: number, direction: Picture['direction']): Hit | null {
  const cell = row.cells[index];
  if (cell === undefined) return null;
  const { box } = row;
  const left = direction === 'rtl' ? box.right - (index + 1) * shareOf(row) : box.left + index * shareOf(row);
  return { box: { ...box, left, right: left + shareOf(row) }, cells: [cell] };
}

function shareOf({ box, cells }: PictureRow): number {
  return (box.right - box.left) / cells.length;
}

function contains(box: Box, x: number, y: number): boolean {
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}
