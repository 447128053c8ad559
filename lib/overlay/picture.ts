import type { Cell } from './cell.ts';
import type { Box } from './geometry.ts';

/** One row to draw: where, and what. `id` is the identity read from the page for this very picture. */
export interface PictureRow {
  readonly id: string;
  readonly name: string;
  readonly box: Box;
  readonly cells: readonly Cell[];
}

/** Everything one frame shows. `clip` is the visible part of the list's body: nothing is drawn outside of it. */
export interface Picture {
  readonly mode: 'column' | 'chip';
  readonly theme: 'light' | 'dark';
  readonly clip: Box;
  /** Where the band's own header goes, and the column titles; null where there is no room for one. */
  readonly header: { readonly box: Box; readonly titles: readonly string[] } | null;
  readonly rows: readonly PictureRow[];
}
