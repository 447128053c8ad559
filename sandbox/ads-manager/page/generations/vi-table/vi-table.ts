import type { Switches } from '../../../switches.ts';
import type { Figures } from '../../calls.ts';
import { opensRow } from '../../cell-nodes.ts';
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
import { toggleClass, writeStrayId } from '../../markup.ts';
import { RowPool } from '../../row-pool.ts';
import type { Row } from '../../rows.ts';
import type { Words } from '../../words.ts';
import { buildPartOfRow, buildTablePart, type PartOfRow, type TablePart } from './table-part.ts';

interface RowNodes {
  readonly whole: PartOfRow;
  readonly copies: readonly PartOfRow[];
}

/** The columns of one side, standing a second time over the table. */
interface Copy {
  readonly columns: readonly Column[];
  readonly part: TablePart;
}

const nothingHidden: ReadonlySet<Column> = new Set();
const sides = [
  { side: 'start', className: 'vi-table__fixed' },
  { side: 'end', className: 'vi-table__fixed-right' },
] as const;

/**
 * The table until 2023/24: every row of the page exists, and the body scrolls by itself. The columns that stay at a side
 * stand a second time in `.vi-table__fixed`, as in the Vue table that it descends from, and are hidden in the table itself.
 */
export class ViTable implements ListTable {
  readonly node = element('div', { class: 'vi-table vi-table--fit vi-table--enable-row-hover' });
  readonly #events: TableEvents;
  readonly #mask = element('div', { class: 'vi-loading-mask' }, element('div', { class: 'vi-loading-spinner' }));
  readonly #empty: HTMLElement;
  #columns: readonly Column[] = [];
  #hidden: ReadonlySet<Column> = nothingHidden;
  #whole: TablePart = buildTablePart('vi-table__', [], nothingHidden, () => undefined);
  #copies: readonly Copy[] = [];
  #content: Content = { state: 'loading' };
  readonly #resizes = new ResizeObserver(() => this.#sizeCopies());
  readonly #pool: RowPool<RowNodes>;

  constructor(events: TableEvents, { recycle }: Switches, { noData }: Words) {
    this.#events = events;
    this.#empty = element('div', { class: 'vi-table__empty-block' }, noData);
    this.#pool = new RowPool<RowNodes>(
      {
        build: () => this.#build(),
        fill: fillRow,
        place: ({ whole, copies }, index) => {
          putAt(this.#whole.rows, whole.line, index);
          for (const [n, { line }] of copies.entries()) putAt(this.#copies[n]?.part.rows, line, index);
        },
        remove: ({ whole, copies }) => {
          for (const { line } of [whole, ...copies]) line.remove();
        },
      },
      recycle,
    );
  }

  set columns(columns: readonly Column[]) {
    this.#pool.clear();
    const withCheck = [checkColumn(), ...columns];
    this.#columns = [
      ...withCheck.filter(({ pin }) => pin === 'start'),
      ...withCheck.filter(({ pin }) => pin === null),
      ...withCheck.filter(({ pin }) => pin === 'end'),
    ];
    this.#hidden = new Set(this.#columns.filter(({ pin }) => pin !== null));
    const onSort = (field: string) => this.#events.onSort(field);
    this.#whole = buildTablePart('vi-table__', this.#columns, this.#hidden, onSort);
    const { headerWrapper, bodyWrapper, footerWrapper } = this.#whole;
    const copies = sides.flatMap(({ side, className }) => {
      const ofSide = this.#columns.filter(({ pin }) => pin === side);
      if (ofSide.length === 0) return [];
      const part = buildTablePart('vi-table__fixed-', ofSide, nothingHidden, onSort);
      return [{ columns: ofSide, part, node: this.#frameOfCopy(part, ofSide, className) }];
    });
    this.#copies = copies;
    bodyWrapper.tabIndex = 0;
    bodyWrapper.addEventListener('scroll', () => this.#scrollCopies());
    bodyWrapper.append(this.#empty);
    this.#resizes.disconnect();
    this.#resizes.observe(bodyWrapper);
    this.node.replaceChildren(headerWrapper, bodyWrapper, footerWrapper, ...copies.map(({ node }) => node), this.#mask);
  }

  set sorting(sorting: Sorting | null) {
    for (const part of this.#parts) part.showSorting(sorting);
  }

  set content(content: Content) {
    if (content.state === 'loading') this.#whole.bodyWrapper.scrollTop = 0;
    this.#content = content;
    this.#mask.hidden = content.state !== 'loading';
    this.#empty.hidden = content.state === 'loading' || content.rows.length > 0;
    const total = content.state === 'figures' ? content.total : null;
    for (const part of this.#parts) part.showTotals((column) => column.total(total));
    this.#paint();
    this.#sizeCopies();
  }

  drawn(): readonly DrawnRow[] {
    const clip = this.#whole.bodyWrapper.getBoundingClientRect();
    return this.#pool.shown().map(({ nodes: { whole, copies }, row }) => {
      const named = copies.find(({ contents }) => contents.some(({ link }) => link !== undefined)) ?? whole;
      const nameBox = named.line.getBoundingClientRect();
      return { row, box: whole.line.getBoundingClientRect(), nameBox, clip };
    });
  }

  exchangeNodes(): void {
    this.#pool.rotate();
    this.#paint();
  }

  refill(): void {
    this.#pool.forget();
    this.#paint();
  }

  get #parts(): readonly TablePart[] {
    return [this.#whole, ...this.#copies.map(({ part }) => part)];
  }

  #frameOfCopy(part: TablePart, columns: readonly Column[], className: string): HTMLElement {
    const frame = element('div', { class: className }, part.headerWrapper, part.bodyWrapper, part.footerWrapper);
    frame.style.width = `${columns.reduce((sum, { width }) => sum + width, 0)}px`;
    frame.addEventListener('wheel', (event) => this.#scrollFromCopy(event), { passive: false });
    return frame;
  }

  #build(): RowNodes {
    const whole = buildPartOfRow(this.#columns, this.#hidden);
    const copies = this.#copies.map(({ columns }) => buildPartOfRow(columns, nothingHidden));
    const nodes = { whole, copies };
    const parts = [whole, ...copies];
    for (const { line, contents } of parts) {
      line.addEventListener('click', ({ target }) => {
        const row = this.#pool.rowIn(nodes);
        if (row !== null && opensRow(contents, target)) this.#events.onOpen(row);
      });
      line.addEventListener('mouseenter', () => markHovered(parts, true));
      line.addEventListener('mouseleave', () => markHovered(parts, false));
    }
    return nodes;
  }

  #paint(): void {
    this.#pool.show(this.#content, 0, rowsOf(this.#content).length);
  }

  #sizeCopies(): void {
    const { clientHeight, offsetHeight } = this.#whole.bodyWrapper;
    for (const { part } of this.#copies) {
      part.bodyWrapper.style.height = `${clientHeight}px`;
      part.bodyWrapper.style.marginBottom = `${offsetHeight - clientHeight}px`;
    }
    this.#scrollCopies();
  }

  #scrollCopies(): void {
    const { bodyWrapper, headerWrapper, footerWrapper } = this.#whole;
    const { scrollLeft, scrollTop } = bodyWrapper;
    headerWrapper.scrollLeft = scrollLeft;
    footerWrapper.scrollLeft = scrollLeft;
    for (const { part } of this.#copies) part.bodyWrapper.scrollTop = scrollTop;
    toggleClass(bodyWrapper, 'is-scrolling-left', scrollLeft === 0);
  }

  #scrollFromCopy(event: WheelEvent): void {
    if (event.ctrlKey) return;
    event.preventDefault();
    this.#whole.bodyWrapper.scrollTop += event.deltaY;
    this.#whole.bodyWrapper.scrollLeft += event.deltaX;
  }
}

function fillRow({ whole, copies }: RowNodes, row: Row, figures: Figures | null): void {
  for (const { contents } of [whole, ...copies]) for (const content of contents) content.fill(row, figures);
  // Vue keeps its component on the node: the page's own script, and nobody else, finds the ids there.
  Object.assign(whole.line, { __vue__: { row: row.listed } });
  writeStrayId(whole.line, row);
}

function markHovered(parts: readonly PartOfRow[], isHovered: boolean): void {
  for (const { line } of parts) toggleClass(line, 'hover-row', isHovered);
}

function putAt(rows: HTMLElement | undefined, line: HTMLElement, index: number): void {
  const present = rows?.children[index];
  if (present !== line) rows?.insertBefore(line, present ?? null);
}
