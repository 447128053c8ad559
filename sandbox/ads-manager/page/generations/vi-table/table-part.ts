import { buildContent } from '../../cell-nodes.ts';
import type { CellContent, Column } from '../../columns.ts';
import { element } from '../../element.ts';
import { ariaSort, headerNodes } from '../../header-nodes.ts';
import type { Sorting } from '../../list-table.ts';
import { toggleClass } from '../../markup.ts';

/** Header, body and totals of some columns: the whole table, or the copy of its first columns that stays at the side. */
export interface TablePart {
  readonly headerWrapper: HTMLElement;
  readonly bodyWrapper: HTMLElement;
  readonly footerWrapper: HTMLElement;
  readonly rows: HTMLElement;
  showSorting(sorting: Sorting | null): void;
  showTotals(textOf: (column: Column) => string): void;
}

export interface PartOfRow {
  readonly line: HTMLTableRowElement;
  readonly contents: readonly CellContent[];
}

/** `prefix` is the start of the wrappers' class names. Columns of `hidden` keep their room and are not seen. */
export function buildTablePart(
  prefix: string,
  columns: readonly Column[],
  hidden: ReadonlySet<Column>,
  onSort: (field: string) => void,
): TablePart {
  const headers = columns.map((column, index) => {
    const header = element('th', { class: cellClass(index, column, hidden) }, boxOf(headerNodes(column)));
    if (column.isSortable) {
      toggleClass(header, 'is-sortable', true);
      header.addEventListener('click', () => onSort(column.field));
    }
    return header;
  });
  const totals = columns.map((column, index) => {
    const text = document.createTextNode(column.total(null));
    return { column, text, cell: element('td', { class: cellClass(index, column, hidden) }, boxOf([text])) };
  });
  const rows = element('tbody');
  const wrap = (name: string, rowGroup: HTMLElement) =>
    element('div', { class: `${prefix}${name}-wrapper` }, tableOf(`vi-table__${name}`, columns, rowGroup));
  return {
    headerWrapper: wrap('header', element('thead', {}, element('tr', {}, ...headers))),
    bodyWrapper: wrap('body', rows),
    footerWrapper: wrap('footer', element('tbody', {}, element('tr', {}, ...totals.map(({ cell }) => cell)))),
    rows,
    showSorting(sorting) {
      for (const [index, column] of columns.entries()) {
        if (column.isSortable) headers[index]?.setAttribute('aria-sort', ariaSort(column, sorting));
      }
    },
    showTotals(textOf) {
      for (const { column, text } of totals) text.data = textOf(column);
    },
  };
}

/** Builds the cells of one row, without content and not yet in the document. */
export function buildPartOfRow(columns: readonly Column[], hidden: ReadonlySet<Column>): PartOfRow {
  const contents = columns.map(buildContent);
  const cells = columns.map((column, index) =>
    element('td', { class: cellClass(index, column, hidden) }, boxOf(contents[index]?.nodes ?? [])),
  );
  return { line: element('tr', { class: 'vi-table__row' }, ...cells), contents };
}

function boxOf(nodes: readonly (Node | string)[]): HTMLElement {
  return element('div', { class: 'cell' }, ...nodes);
}

function cellClass(index: number, column: Column, hidden: ReadonlySet<Column>): string {
  return [
    `vi-table_1_column_${index + 1}`,
    ...(column.align === 'end' ? ['is-right'] : []),
    ...(hidden.has(column) ? ['is-hidden'] : []),
  ].join(' ');
}

function tableOf(className: string, columns: readonly Column[], rowGroup: HTMLElement): HTMLElement {
  const widths = columns.map(({ width }, index) =>
    element('col', { name: `vi-table_1_column_${index + 1}`, width: String(width) }),
  );
  const table = element(
    'table',
    { class: className, cellspacing: '0', cellpadding: '0', border: '0' },
    element('colgroup', {}, ...widths),
    rowGroup,
  );
  table.style.width = `${columns.reduce((sum, { width }) => sum + width, 0)}px`;
  return table;
}
