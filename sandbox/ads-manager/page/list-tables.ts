import type { Column } from './columns.ts';
import { element } from './element.ts';
import type { Content, DrawnRow, ListTable, Sorting } from './list-table.ts';
import type { Row } from './rows.ts';

/** Rows of the short table below the list. */
const shortLength = 5;

/** Another order of the same things. */
export type Order = <Thing>(things: readonly Thing[]) => readonly Thing[];

/** The tables of a page: the list, and perhaps a short one below with the first of the same rows. */
export class ListTables {
  readonly node = element('div', { class: 'list-tables' });
  #all: readonly ListTable[] = [];
  #columns: readonly Column[] = [];
  #columnOrder: Order | null = null;
  #sorting: Sorting | null = null;
  #content: Content = { state: 'loading' };

  /** Puts new tables in place of those there are, and shows in them what those showed. */
  set all(tables: readonly [ListTable, ...ListTable[]]) {
    this.#all = tables;
    const [list, ...others] = tables;
    const short = others.map(({ node }) => element('div', { class: 'short-table' }, node));
    this.node.replaceChildren(list.node, ...short);
    this.columns = this.#columns;
  }

  get all(): readonly ListTable[] {
    return this.#all;
  }

  set columns(columns: readonly Column[]) {
    this.#columns = columns;
    const ordered = this.#columnOrder?.(columns) ?? columns;
    for (const [index, table] of this.#all.entries()) {
      table.columns = index === 0 ? ordered : ordered.map((column) => ({ ...column, total: () => '' }));
    }
    this.sorting = this.#sorting;
    this.content = this.#content;
  }

  set sorting(sorting: Sorting | null) {
    this.#sorting = sorting;
    for (const table of this.#all) table.sorting = sorting;
  }

  set content(content: Content) {
    this.#content = content;
    const isLoading = content.state === 'loading';
    for (const [index, table] of this.#all.entries()) {
      table.content = index === 0 || isLoading ? content : { ...content, rows: content.rows.slice(0, shortLength) };
    }
  }

  get isLoading(): boolean {
    return this.#content.state === 'loading';
  }

  /** Shows the columns in this order from now on. */
  set columnOrder(order: Order) {
    this.#columnOrder = order;
    this.columns = this.#columns;
  }

  /** Shows the rows that there are now in another order. */
  reorderRows(order: Order): void {
    if (this.#content.state !== 'loading') this.content = { ...this.#content, rows: order<Row>(this.#content.rows) };
  }

  drawn(): readonly DrawnRow[] {
    return this.#all.flatMap((table) => table.drawn());
  }
}
