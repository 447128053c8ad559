import type { ListRow, ListTable } from '#lib/ads-manager';
import type { Box, Picture, PictureRow } from '#lib/overlay';
import { drawnAncestry } from './drawn-tree.ts';

/**
 * The picture, knowing which of its cells lie under a dialog, a tour, a menu or anything else that the page shows over the
 * list. The overlay stands above the whole page, so what is covered has to be left out. A chip may stand only on its own
 * name cell; a column only on the row or beside it.
 */
export function withoutCovered(picture: Picture, { element: table, rows: listed }: ListTable): Picture {
  const document = table.ownerDocument;
  const around = new Set(drawnAncestry(table));
  const rowsOfPage = new Map<string, ListRow>(listed.map((row) => [row.id, row]));
  const rows = picture.rows.map((row): PictureRow => {
    const { top, bottom } = row.box;
    const middle = (top + bottom) / 2;
    const drawnOn = rowsOfPage.get(row.id);
    if (drawnOn === undefined || middle < picture.clip.top || middle >= picture.clip.bottom) return row;
    const isFree = (x: number, ground: Element) => {
      const hit = document.elementFromPoint(x, middle);
      return hit === null || ground.contains(hit) || around.has(hit) || hit.contains(ground);
    };
    const ground = picture.mode === 'chip' ? drawnOn.nameCell : (drawnOn.lastCell.parentElement ?? drawnOn.lastCell);
    const places = picture.mode === 'chip' ? [[0.05, 0.5, 0.95]] : cellPlaces(row.cells.length);
    const covered = places.map((cell) => !cell.every((place) => isFree(across(picture, row.box, place), ground)));
    if (!covered.includes(true)) return row;
    return { ...row, covered: picture.mode === 'chip' ? row.cells.map(() => true) : covered };
  });
  return { ...picture, rows };
}

/** @param place as a part of the box's width, from where lines start */
function across({ direction }: Picture, { left, right }: Box, place: number): number {
  return direction === 'rtl' ? right - (right - left) * place : left + (right - left) * place;
}

/** A place in each cell of a band, where its number stands, as a part of its width, which the cells share evenly. */
function cellPlaces(count: number): readonly (readonly number[])[] {
  return Array.from({ length: count }, (_, index) => [(index + 0.7) / count]);
}
