import type { EntityId } from '#lib/appsprint/contract';
import { type Box, type Carrier, type Cell, chipSpot, intersection, type Picture, type PictureRow } from '#lib/overlay';

/** Where one row of the list stands now. */
export interface RowPlace {
  readonly id: EntityId;
  readonly name: string;
  /** The name's column, over the whole height of the row. */
  readonly nameCell: Box;
  /** What the name cell already shows and what can be clicked in it; asked for only where a chip may go. */
  readonly occupied: () => readonly Box[];
  /** Where the row's last cell ends: its right edge, or in a list from right to left its left edge. */
  readonly contentEnd: number;
}

/** Where one column of the list can be seen. */
export interface Ground {
  /** Its visible part. */
  readonly clip: Box;
  /** What moves its cells up and down by itself; null where a script moves them. */
  readonly carrier: Carrier | null;
  /** What cuts its cells off and is carried with them. */
  readonly carriedClip: Box;
}

/** Where the list stands now; itself the ground of its last columns. */
export interface ListPlace extends Ground {
  readonly table: Box;
  /** The ground of the names; null where none can be seen. */
  readonly nameGround: () => Ground | null;
  /** The visible part of the whole list with its header. */
  readonly frame: () => Box;
  readonly direction: 'ltr' | 'rtl';
  readonly theme: 'light' | 'dark';
  readonly rows: readonly RowPlace[];
}

/** Width of one column of the band in CSS pixels. */
const columnWidth = 84;
/** Distance of the band from the last column, where there is room for one. */
const columnGap = 12;
const chipHeight = 20;

/**
 * Column mode where the list leaves room for the whole band after its last column; else chips in the free space of the
 * name cells; null where there is room for neither.
 */
export function layOut(
  place: ListPlace,
  titles: readonly string[],
  cellsOf: (id: EntityId) => readonly Cell[] | null,
  textWidth: (text: string) => number,
): Picture | null {
  const width = titles.length * columnWidth;
  const { clip, rows } = place;
  const ends = rows.map((row) => row.contentEnd);
  if (place.direction === 'rtl') {
    const contentLeft = Math.min(clip.right, ...ends);
    const room = contentLeft - clip.left;
    if (room < width) return chips(place, cellsOf, textWidth);
    const right = contentLeft - Math.min(columnGap, room - width);
    return columns(place, titles, cellsOf, right - width, right);
  }
  const contentRight = Math.max(clip.left, ...ends);
  const room = clip.right - contentRight;
  if (room < width) return chips(place, cellsOf, textWidth);
  const left = contentRight + Math.min(columnGap, room - width);
  return columns(place, titles, cellsOf, left, left + width);
}

function columns(
  place: ListPlace,
  titles: readonly string[],
  cellsOf: (id: EntityId) => readonly Cell[] | null,
  left: number,
  right: number,
): Picture {
  const { clip, rows } = place;
  const band = { left, right, top: place.table.top, bottom: clip.bottom };
  return {
    ...lookOf(place),
    mode: 'column',
    band: { box: intersection(band, place.frame()) ?? band, titles },
    rows: rows.flatMap(({ id, name, nameCell }) => {
      const cells = cellsOf(id);
      return cells === null
        ? []
        : [{ id, name, cells, box: { left, right, top: nameCell.top, bottom: nameCell.bottom } }];
    }),
  };
}

type Look = Pick<Picture, 'theme' | 'direction' | 'clip' | 'carrier' | 'carriedClip'>;

function lookOf({ theme, direction, clip, carrier, carriedClip }: Look): Look {
  return { theme, direction, clip, carrier, carriedClip };
}

function chips(
  place: ListPlace,
  cellsOf: (id: EntityId) => readonly Cell[] | null,
  textWidth: (text: string) => number,
): Picture | null {
  const ground = place.nameGround();
  const look = lookOf({ ...place, ...ground });
  if (ground === null) return { ...look, mode: 'chip', band: null, rows: [] };
  let refused = 0;
  const rows = place.rows.flatMap((row): PictureRow[] => {
    const cells = cellsOf(row.id);
    if (cells === null) return [];
    const chip = largestChip(row, cells, look, textWidth);
    if (chip === null) refused += 1;
    return chip === null ? [] : [{ id: row.id, name: row.name, ...chip }];
  });
  if (rows.length === 0 && refused > 0) return null;
  return { ...look, mode: 'chip', band: null, rows };
}

/** The chip with as many of the first numbers as the name cell has room for. */
function largestChip(
  row: RowPlace,
  cells: readonly Cell[],
  { clip, direction }: Look,
  textWidth: (text: string) => number,
): { readonly cells: readonly Cell[]; readonly box: Box } | null {
  const visible = intersection(row.nameCell, { ...clip, top: row.nameCell.top, bottom: row.nameCell.bottom });
  if (visible === null) return null;
  const occupied = row.occupied();
  for (let count = cells.length; count > 0; count--) {
    const shown = cells.slice(0, count);
    const box = chipSpot(visible, occupied, { width: chipWidth(shown, textWidth), height: chipHeight }, direction);
    if (box !== null) return { cells: shown, box };
  }
  return null;
}

/** Padding, border, the rings of fallbacks and the dots between the numbers, as in the overlay's style sheet. */
function chipWidth(cells: readonly Cell[], textWidth: (text: string) => number): number {
  const inner = cells.reduce(
    (sum, cell) => sum + (cell.state === 'loading' ? 28 : textWidth(cell.text)) + (hasRing(cell) ? 9 : 0),
    0,
  );
  return Math.ceil(inner) + 16 + (cells.length - 1) * 13;
}

function hasRing({ source, state }: Cell): boolean {
  return source === 'fallback' && state !== 'none';
}
