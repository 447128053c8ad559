import type { Level } from '../levels.ts';
import type { DrawnRow } from './list-table.ts';

/** Edges in CSS pixels of the window. */
export interface Edges {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A row as it is drawn now, with the id that it really stands for and the part of the window where it can be seen. */
export interface TrueRow extends Edges {
  readonly id: string;
  readonly level: 'campaign' | 'adgroup' | 'ad';
  readonly clip: Edges;
  /** Where its name is seen: for a frame another place, where a copy of the first columns follows the table by a script. */
  readonly name: Edges;
}

declare global {
  interface Window {
    /** For tests only: every row that has nodes in the page now. Nothing else on the page tells it. */
    sandboxTruth(): readonly TrueRow[];
  }
}

/** What `sandboxTruth` says of rows of this level. */
export function truthOf(rows: readonly DrawnRow[], { path }: Level): readonly TrueRow[] {
  const level = path === 'creative' ? 'ad' : path;
  return rows
    .filter(({ box }) => box.height > 0)
    .map(({ row: { id }, box, nameBox = box, clip }) => ({
      id,
      level,
      ...edgesOf(box),
      name: edgesOf(nameBox),
      clip: edgesOf(clip),
    }));
}

function edgesOf({ top, bottom, left, right }: DOMRect): Edges {
  return { top, bottom, left, right };
}
