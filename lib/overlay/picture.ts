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
  /** The column band from its header to the end of the list; null for chips. */
  readonly band: Band | null;
  readonly rows: readonly PictureRow[];
}

/** The band that stands beside the list's own columns. Its header is the part above `Picture.clip`. */
export interface Band {
  readonly box: Box;
  readonly titles: readonly string[];
}
