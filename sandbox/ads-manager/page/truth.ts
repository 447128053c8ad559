import type { Level } from '../levels.ts';
import type { DrawnRow } from './list-table.ts';

/** A row as it is drawn now, with the id that it really stands for; the box is in CSS pixels of the window. */
export interface TrueRow {
  readonly id: string;
  readonly level: 'campaign' | 'adgroup' | 'ad';
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

declare global {
  interface Window {
    /** For tests only: every row that has nodes now. Nothing else on the page tells it. */
    sandboxTruth(): readonly TrueRow[];
  }
}

/** What `sandboxTruth` says of rows of this level. */
export function truthOf(rows: readonly DrawnRow[], { path }: Level): readonly TrueRow[] {
  return rows.map(({ row, box: { top, bottom, left, right } }) => ({
    id: row.id,
    level: path === 'creative' ? 'ad' : path,
    top,
    bottom,
    left,
    right,
  }));
}
