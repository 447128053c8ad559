import type { Switches } from '../switches.ts';
import type { CallStyle, Figures } from './calls.ts';
import type { CellBuilders, Column } from './columns.ts';
import type { Row } from './rows.ts';
import type { Words } from './words.ts';

/** What a table shows: nothing yet, or rows whose numbers are known or still loading. */
export type Content =
  | { readonly state: 'loading' }
  | { readonly state: 'names'; readonly rows: readonly Row[] }
  | { readonly state: 'figures'; readonly rows: readonly Row[]; readonly total: Figures };

export interface Sorting {
  readonly stat: string;
  readonly order: 0 | 1;
}

/** A row that has nodes now, and where they are in the window, in CSS pixels. */
export interface DrawnRow {
  readonly row: Row;
  readonly box: DOMRect;
  /** Where its name is seen, if not in the box itself. */
  readonly nameBox?: DOMRect;
  /** Where rows can be seen: between header and totals. */
  readonly clip: DOMRect;
}

export interface TableEvents {
  /** A header was clicked; `field` is its column's. */
  onSort(field: string): void;
  /** The name of a row was clicked. */
  onOpen(row: Row): void;
}

/** The table of a list page, whatever its generation. */
export interface ListTable {
  readonly node: HTMLElement;
  /** Replaces the columns and forgets the rows. */
  set columns(columns: readonly Column[]);
  /** Marks the header by which the rows are sorted. */
  set sorting(sorting: Sorting | null);
  set content(content: Content);
  /** Every row that has nodes now, also those scrolled out of sight. */
  drawn(): readonly DrawnRow[];
  /** Lets every node show another row than before; what a person sees stays as it was. */
  exchangeNodes(): void;
  /** Writes every cell again, in the words that the markup has now. */
  refill(): void;
}

/** One look of the page that TikTok has had: how its cells and its table are built. */
export interface Generation {
  readonly calls: CallStyle;
  readonly cells: CellBuilders;
  buildTable(events: TableEvents, switches: Switches, words: Words): ListTable;
}

/** The rows of the content, none while it loads. */
export function rowsOf(content: Content): readonly Row[] {
  return content.state === 'loading' ? [] : content.rows;
}
