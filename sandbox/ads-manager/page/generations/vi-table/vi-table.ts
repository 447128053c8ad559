import { checkColumn } from '../../check-column.ts';
import type { Column } from '../../columns.ts';
import { element } from '../../element.ts';
import {
  type Content,
  type DrawnRow,
  type ListTable,
  rowsOf,
  type Sorting,
  type TableEvents,
} from '../../list-table.ts';
import { RowPool } from '../../row-pool.ts';
import type { Row } from '../../rows.ts';
import { buildPartOfRow, buildTablePart, type PartOfRow, type TablePart } from './table-part.ts';

interface RowNodes {
  readonly whole: PartOfRow;
  readonly fixed: PartOfRow;
}

const nothingHidden: ReadonlySet<Column> = new Set();

/**
 * The table until 2023/24: every row of the page exists, and the body scrolls by itself. The first columns stand a second
 * time in `.vi-table__fixed`, as in the Vue table that it descends from, and are hidden in the table itself.
 */
export class ViTable implements ListTable {
  readonly node = element('div', { class: 'vi-table vi-table--fit vi-table--enable-row-hover' });
  readonly #events: TableEvents;
  readonly #mask = element('div', { class: 'vi-loading-mask' }, element('div', { class: 'vi-loading-spinner' }));
  readonly #empty = element('div', { class: 'vi-table__empty-block' }, 'No data');
  #columns: readonly Column[] = [];
  #fixedColumns: readonly Column[] = [];
  #whole: TablePart;
  #fixed: TablePart;
  #content: Content = { state: 'loading' };
  readonly #resizes = new ResizeObserver(() => this.#alignFixed());
  readonly #pool = new RowPool<RowNodes>(
    {
      build: () => this.#build(),
      fill: ({ whole, fixed }, row, figures) => {
        for (const content of [...whole.contents, ...fixed.contents]) content.fill(row, figures);
        // Vue keeps its component on the node: the page's own script, and nobody else, finds the ids there.
        Object.assign(whole.line, { __vue__: { row: row.listed } });
      },
      place: ({ whole, fixed }, index) => {
        putAt(this.#whole.rows, whole.line, index);
        putAt(this.#fixed.rows, fixed.line, index);
      },
      remove: ({ whole, fixed }) => {
        whole.line.remove();
        fixed.line.remove();
      },
    },
    'on',
  );

  constructor(events: TableEvents) {
    this.#events = events;
    this.#whole = buildTablePart('vi-table__', [], nothingHidden, () => undefined);
    this.#fixed = this.#whole;
  }

  set columns(columns: readonly Column[]) {
    this.#pool.clear();
    this.#columns = [checkColumn(), ...columns];
    this.#fixedColumns = this.#columns.filter(({ isPinned }) => isPinned);
    const onSort = (field: string) => this.#events.onSort(field);
    this.#whole = buildTablePart('vi-table__', this.#columns, new Set(this.#fixedColumns), onSort);
    this.#fixed = buildTablePart('vi-table__fixed-', this.#fixedColumns, nothingHidden, onSort);
    const { headerWrapper, bodyWrapper, footerWrapper } = this.#whole;
    const copy = element('div', { class: 'vi-table__fixed' });
    copy.style.width = `${this.#fixedColumns.reduce((sum, { width }) => sum + width, 0)}px`;
    copy.append(this.#fixed.headerWrapper, this.#fixed.bodyWrapper, this.#fixed.footerWrapper);
    copy.addEventListener('wheel', (event) => this.#scrollFromCopy(event), { passive: false });
    bodyWrapper.tabIndex = 0;
    bodyWrapper.addEventListener('scroll', () => this.#alignFixed());
    bodyWrapper.append(this.#empty);
    this.#resizes.disconnect();
    this.#resizes.observe(bodyWrapper);
    this.node.replaceChildren(headerWrapper, bodyWrapper, footerWrapper, copy, this.#mask);
  }

  set sorting(sorting: Sorting | null) {
    this.#whole.showSorting(sorting);
    this.#fixed.showSorting(sorting);
  }

  set content(content: Content) {
    if (content.state === 'loading') this.#whole.bodyWrapper.scrollTop = 0;
    this.#content = content;
    this.#mask.hidden = content.state !== 'loading';
    this.#empty.hidden = content.state === 'loading' || content.rows.length > 0;
    const total = content.state === 'figures' ? content.total : null;
    this.#whole.showTotals((column) => column.total(total));
    this.#fixed.showTotals((column) => column.total(total));
    this.#paint();
    this.#alignFixed();
  }

  drawn(): readonly DrawnRow[] {
    return this.#pool.shown().map(({ nodes, row }) => ({ row, box: nodes.whole.line.getBoundingClientRect() }));
  }

  exchangeNodes(): void {
    this.#pool.rotate();
    this.#paint();
  }

  #build(): RowNodes {
    const whole = buildPartOfRow(this.#columns, new Set(this.#fixedColumns));
    const fixed = buildPartOfRow(this.#fixedColumns, nothingHidden);
    const nodes = { whole, fixed };
    for (const { line } of [whole, fixed]) {
      line.addEventListener('click', (event) => {
        const row = this.#rowIn(nodes);
        const isName = event.target instanceof Element && event.target.closest('.vi-link') !== null;
        if (isName && row !== undefined) this.#events.onOpen(row);
      });
      for (const [type, isOver] of [
        ['mouseenter', true],
        ['mouseleave', false],
      ] as const) {
        line.addEventListener(type, () => {
          for (const part of [whole, fixed]) part.line.classList.toggle('hover-row', isOver);
        });
      }
    }
    return nodes;
  }

  #rowIn(nodes: RowNodes): Row | undefined {
    return this.#pool.shown().find((shown) => shown.nodes === nodes)?.row;
  }

  #paint(): void {
    this.#pool.show(this.#content, 0, rowsOf(this.#content).length);
  }

  #alignFixed(): void {
    const { bodyWrapper, headerWrapper, footerWrapper } = this.#whole;
    headerWrapper.scrollLeft = bodyWrapper.scrollLeft;
    footerWrapper.scrollLeft = bodyWrapper.scrollLeft;
    this.#fixed.bodyWrapper.style.height = `${bodyWrapper.clientHeight}px`;
    this.#fixed.bodyWrapper.style.marginBottom = `${bodyWrapper.offsetHeight - bodyWrapper.clientHeight}px`;
    this.#fixed.bodyWrapper.scrollTop = bodyWrapper.scrollTop;
    bodyWrapper.classList.toggle('is-scrolling-left', bodyWrapper.scrollLeft === 0);
  }

  #scrollFromCopy(event: WheelEvent): void {
    if (event.ctrlKey) return;
    event.preventDefault();
    this.#whole.bodyWrapper.scrollTop += event.deltaY;
    this.#whole.bodyWrapper.scrollLeft += event.deltaX;
  }
}

function putAt(rows: HTMLElement, line: HTMLElement, index: number): void {
  const present = rows.children[index];
  if (present !== line) rows.insertBefore(line, present ?? null);
}
