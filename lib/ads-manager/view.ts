import type { EntityId } from '#lib/appsprint/contract';

/** One row that the page holds right now. Elements are read anew for every picture, because the page recycles them. */
export interface ListRow {
  readonly id: EntityId;
  readonly name: string;
  readonly nameCell: Element;
  /** The cell whose right edge is furthest right. */
  readonly lastCell: Element;
}

/** The list of a page: its rows, and the element whose changes mean that they may be others now. */
export interface ListTable {
  readonly element: Element;
  readonly rows: readonly ListRow[];
}

/** Found, not there yet, or there in a form that is not understood. */
export type ListReading =
  | { readonly state: 'found'; readonly table: ListTable }
  | { readonly state: 'not-yet' }
  | { readonly state: 'not-recognised'; readonly reason: string };
