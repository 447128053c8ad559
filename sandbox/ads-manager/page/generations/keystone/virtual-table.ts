import type { Switches } from '../../../switches.ts';
import { opensRow } from '../../cell-nodes.ts';
import type { Column } from '../../columns.ts';
import { element } from '../../element.ts';
import { ariaSort, headerNodes } from '../../header-nodes.ts';
import {
  type Content,
  type DrawnRow,
  type ListTable,
  rowsOf,
  type Sorting,
  type TableEvents,
} from '../../list-table.ts';
import { markup, toggleClass } from '../../markup.ts';
import { type Recycling, RowPool } from '../../row-pool.ts';
import type { Row } from '../../rows.ts';
import {
  clampOffset,
  type Extent,
  firstRow,
  offsetAfterKey,
  offsetOfThumb,
  poolSize,
  thumbOf,
} from '../../scrolling.ts';
import type { Words } from '../../words.ts';
import { buildTableFrame, type TableFrame } from './table-frame.ts';
import { buildLine, buildRow, checkWidth, fillRow, type RowNode } from './table-row.ts';

const rowHeight = 56;
const horizontalStep = 60;
const lineOfWheel = 20;

/** A table of any length of which only the visible rows exist. It scrolls by moving its body, not by scrolling. */
export class VirtualTable extends HTMLElement implements ListTable {
  #frame: TableFrame = buildTableFrame(this.attachShadow({ mode: 'open' }));
  #columns: readonly Column[] = [];
  #content: Content = { state: 'loading' };
  #pool = this.#createPool('on');
  #events: TableEvents | null = null;
  #rowIds: Switches['rowIds'] = 'id';
  readonly #selected = new Set<string>();
  #offset = 0;
  #isPaintDue = false;
  readonly #resizes = new ResizeObserver(() => this.#schedule());

  constructor() {
    super();
    this.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
    this.addEventListener('keydown', (event) => this.#onKey(event));
    this.#frame.thumb.addEventListener('pointerdown', (event) => this.#dragThumb(event));
  }

  connectedCallback(): void {
    toggleClass(this, 'KsTable', true);
    this.tabIndex = 0;
    this.setAttribute('role', 'grid');
    this.#resizes.observe(this.#frame.viewport);
  }

  disconnectedCallback(): void {
    this.#resizes.disconnect();
  }

  get node(): HTMLElement {
    return this;
  }

  /** An element is created without arguments: this is what it needs before its first columns. */
  equip(events: TableEvents, { recycle, rowIds }: Switches, { noData }: Words): void {
    this.#events = events;
    this.#rowIds = rowIds;
    this.#pool = this.#createPool(recycle);
    this.#frame.empty.textContent = noData;
  }

  set columns(columns: readonly Column[]) {
    this.#columns = columns;
    this.#selected.clear();
    this.#frame.scroll.scrollLeft = 0;
    this.#pool.clear();
    this.replaceChildren();
    const width = columns.reduce((sum, column) => sum + column.width, checkWidth);
    this.#frame.grid.style.width = `${width}px`;
    this.#buildEdge(this.#frame.header, 'header', headerNodes);
    this.#buildEdge(this.#frame.footer, 'footer', (column) => [column.total(null)]);
  }

  set sorting(sorting: Sorting | null) {
    for (const column of this.#columns) {
      if (column.isSortable) this.#edge('header', column.field)?.setAttribute('aria-sort', ariaSort(column, sorting));
    }
  }

  set content(content: Content) {
    if (content.state === 'loading') this.#offset = 0;
    this.#content = content;
    const rows = rowsOf(content);
    this.setAttribute('aria-rowcount', String(rows.length));
    this.setAttribute('aria-busy', String(content.state !== 'figures'));
    toggleClass(this.#frame.skeleton, 'skeleton--shown', content.state === 'loading');
    toggleClass(this.#frame.empty, 'empty--shown', content.state !== 'loading' && rows.length === 0);
    const total = content.state === 'figures' ? content.total : null;
    for (const column of this.#columns) {
      const cell = this.#edge('footer', column.field);
      if (cell !== null) cell.textContent = column.total(total);
    }
    this.#paint();
  }

  drawn(): readonly DrawnRow[] {
    const { left, width } = this.#frame.scroll.getBoundingClientRect();
    const { top, height } = this.#frame.viewport.getBoundingClientRect();
    const clip = new DOMRect(left, top, width, height);
    return this.#pool.shown().map(({ nodes, row }) => ({ row, box: nodes.line.getBoundingClientRect(), clip }));
  }

  exchangeNodes(): void {
    this.#pool.rotate();
    this.#paint();
  }

  get #extent(): Extent {
    return { rowHeight, rowCount: rowsOf(this.#content).length, viewportHeight: this.#frame.viewport.clientHeight };
  }

  #edge(kind: 'header' | 'footer', field: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`:scope > [slot="${kind}-${field}"]`);
  }

  #buildEdge(
    place: HTMLElement,
    kind: 'header' | 'footer',
    content: (column: Column) => readonly (Node | string)[],
  ): void {
    const cells = this.#columns.map((column) => {
      const slot = element('slot', { name: `${kind}-${column.field}` });
      const classes = `table-${kind} table-cell--${column.align}${column.isSortable ? ' table-header--sortable' : ''}`;
      const box = element('div', { slot: slot.name, class: classes }, ...content(column));
      if (kind === 'header' && column.isSortable) {
        box.addEventListener('click', () => this.#events?.onSort(column.field));
      }
      this.append(box);
      return { column, slot };
    });
    place.replaceChildren(
      ...buildLine(document.createTextNode(''), cells, kind === 'header' ? 'columnheader' : 'gridcell').childNodes,
    );
  }

  #schedule(): void {
    if (this.#isPaintDue) return;
    this.#isPaintDue = true;
    requestAnimationFrame(() => {
      this.#isPaintDue = false;
      this.#paint();
    });
  }

  #paint(): void {
    const extent = this.#extent;
    this.#offset = clampOffset(this.#offset, extent);
    this.#pool.show(this.#content, firstRow(this.#offset, extent), poolSize(extent));
    this.#frame.body.style.transform = `translateY(${-this.#offset}px)`;
    this.#paintThumb(extent);
  }

  refill(): void {
    this.#pool.forget();
    this.#paint();
  }

  /** The start of the slots' names of a row. */
  #slotStart({ shownId }: Row, index: number): string {
    switch (this.#rowIds) {
      case 'id':
        return `${markup.slotWord}${shownId}_`;
      case 'index':
        return `${markup.slotWord}${index}_`;
      case 'hyphens':
        return `${markup.slotWord}${index}-`;
    }
  }

  #createPool(recycling: Recycling): RowPool<RowNode> {
    return new RowPool<RowNode>(
      {
        build: () => this.#buildRow(),
        fill: (node, row, figures, index) => fillRow(node, row, figures, this.#slotStart(row, index)),
        place: (node, index, row) => {
          node.line.style.top = `${index * rowHeight}px`;
          this.#markSelected(node, row.id);
        },
        remove: ({ line, cells }) => {
          line.remove();
          for (const { box } of cells) box.remove();
        },
      },
      recycling,
    );
  }

  #buildRow(): RowNode {
    const node = buildRow(this.#columns);
    node.check.addEventListener('change', () => this.#select(node));
    for (const { box, content } of node.cells) {
      box.addEventListener('click', ({ target }) => {
        const row = this.#pool.rowIn(node);
        if (row !== null && opensRow([content], target)) this.#events?.onOpen(row);
      });
    }
    this.#frame.body.append(node.line);
    this.append(...node.cells.map(({ box }) => box));
    return node;
  }

  #select(node: RowNode): void {
    const row = this.#pool.rowIn(node);
    if (row === null) return;
    if (node.check.checked) this.#selected.add(row.id);
    else this.#selected.delete(row.id);
    this.#markSelected(node, row.id);
  }

  #markSelected(node: RowNode, id: string): void {
    node.check.checked = this.#selected.has(id);
    toggleClass(node.line, 'row--selected', node.check.checked);
  }

  #paintThumb(extent: Extent): void {
    const thumb = thumbOf(this.#offset, extent);
    this.#frame.track.hidden = thumb === null;
    if (thumb === null) return;
    this.#frame.thumb.style.height = `${thumb.height}px`;
    this.#frame.thumb.style.top = `${thumb.top}px`;
  }

  #moveTo(offset: number): void {
    this.#offset = clampOffset(offset, this.#extent);
    this.#schedule();
  }

  #onWheel(event: WheelEvent): void {
    if (event.ctrlKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? lineOfWheel : 1;
    this.#moveTo(this.#offset + event.deltaY * unit);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      event.preventDefault();
      this.#frame.scroll.scrollLeft += event.key === 'ArrowLeft' ? -horizontalStep : horizontalStep;
      return;
    }
    const offset = offsetAfterKey(event.key, this.#offset, this.#extent);
    if (offset === null) return;
    event.preventDefault();
    this.#moveTo(offset);
  }

  #dragThumb(start: PointerEvent): void {
    const { thumb } = this.#frame;
    const grip = start.clientY - thumb.offsetTop;
    const ending = new AbortController();
    start.preventDefault();
    thumb.setPointerCapture(start.pointerId);
    const move = (event: PointerEvent) => this.#moveTo(offsetOfThumb(event.clientY - grip, this.#extent));
    thumb.addEventListener('pointermove', move, { signal: ending.signal });
    thumb.addEventListener('lostpointercapture', () => ending.abort(), { signal: ending.signal });
  }
}
