import type { Carrier } from './carried-host.ts';
import type { Cell } from './cell.ts';
import type { Box } from './geometry.ts';

/** One row to draw: where, and what. `id` is the identity read from the page for this very picture. */
export interface PictureRow {
  readonly id: string;
  readonly name: string;
  readonly box: Box;
  readonly cells: readonly Cell[];
  /** Which of the cells lie under something of the page, such as a dialog, and are not shown; absent: none. */
  readonly covered?: readonly boolean[];
}

/** Everything that one frame shows over one list of the page. All boxes are where things stand in the viewport now. */
export interface Picture {
  readonly mode: 'column' | 'chip';
  readonly theme: 'light' | 'dark';
  readonly direction: 'ltr' | 'rtl';
  /** The visible part of the list's body: nothing can be seen outside of it. */
  readonly clip: Box;
  /** What moves the rows up and down by itself; null where they have to be moved in every frame. */
  readonly carrier: Carrier | null;
  /** What cuts the rows off and moves with them where they are carried. */
  readonly carriedClip: Box;
  /** The column band from its header to the end of the list; null for chips. */
  readonly band: Band | null;
  /** In a list that the page carries, also those that can come into sight before the next picture. */
  readonly rows: readonly PictureRow[];
}

/** The band that stands beside the list's own columns. Its header is the part above `Picture.clip`. */
export interface Band {
  /** The part of it that can be seen. */
  readonly box: Box;
  readonly titles: readonly string[];
}
