import type { Figures } from './calls.ts';
import type { Column } from './columns.ts';
import { element } from './element.ts';
import type { Row } from './rows.ts';
import { clampOffset, type Extent, firstRow, offsetAfterKey, offsetOfThumb, poolSize, thumbOf } from './scrolling.ts';
import { buildTableFrame, type TableFrame } from './table-frame.ts';
import { buildLine, buildRow, checkWidth, fillRow, type RowNode } from './table-row.ts';

const rowHeight = 56;
const horizontalStep = 60;
const lineOfWheel = 20;

/** What the table shows: nothing yet, or rows whose numbers are known or still loading. */
type Content =
  | { readonly state: 'loading' }
  | { readonly state: 'names'; readonly rows: readonly Row[] }
  | { readonly state: 'figures'; readonly rows: readonly Row[]; readonly total: Figures };

export interface Sorting {
  readonly stat: string;
  readonly order: 0 | 1;
}

/** Fired when a header is clicked; `detail` is the column's field. */
export const sortEvent = 'sort-by';

/** A table of any length of which only the visible rows exist. It scrolls by moving its body, not by scrolling. */
export class VirtualTable extends HTMLElement {
  #frame: TableFrame = buildTableFrame(this.attachShadow({ mode: 'open' }));
  #columns: readonly Column[] = [];
  #content: Content = { state: 'loading' };
  #pool: { readonly node: RowNode; shown: Row | null; shownFigures: Figures | null }[] = [];
  readonly #selected = new Set<string>();
  #offset = 0;
  #isPaintDue = false;
  readonly #resizes = new ResizeObserver(() => this.#schedule());

  connectedCallback(): void {
    this.classList.add('KsTable');
    this.tabIndex = 0;
    this.setAttribute('role', 'grid');
    this.#resizes.observe(this.#frame.viewport);
    this.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
    this.addEventListener('keydown', (event) => this.#onKey(event));
    this.addEventListener('click', (event) => this.#onClick(event));
    this.#frame.thumb.addEventListener('pointerdown', (event) => this.#dragThumb(event));
  }

  disconnectedCallback(): void {
    this.#resizes.disconnect();
  }

  /** Replaces the columns and forgets the rows. */
  set columns(columns: readonly Column[]) {
    this.#columns = columns;
    this.#selected.clear();
    this.#frame.scroll.scrollLeft = 0;
    this.replaceChildren();
    this.#pool = [];
    this.#frame.body.replaceChildren();
    const width = columns.reduce((sum, column) => sum + column.width, checkWidth);
    this.#frame.grid.style.width = `${width}px`;
    this.#buildEdge(this.#frame.header, 'header', (column) => [
      element('span', { class: 'header-label' }, column.label),
      ...(column.isSortable ? [element('span', { class: 'header-arrow', 'aria-hidden': 'true' })] : []),
    ]);
    this.#buildEdge(this.#frame.footer, 'footer', (column) => [column.total(null)]);
  }

  /** Marks the header by which the rows are sorted. */
  set sorting(sorting: Sorting | null) {
    for (const { field, isSortable } of this.#columns) {
      if (!isSortable) continue;
      const isSorted = sorting?.stat === field;
      const direction = sorting?.order === 1 ? 'descending' : 'ascending';
      this.#edge('header', field)?.setAttribute('aria-sort', isSorted ? direction : 'none');
    }
  }

  set content(content: Content) {
    if (content.state === 'loading') this.#offset = 0;
    this.#content = content;
    const rows = this.#rows;
    this.setAttribute('aria-rowcount', String(rows.length));
    this.setAttribute('aria-busy', String(content.state !== 'figures'));
    this.#frame.skeleton.classList.toggle('skeleton--shown', content.state === 'loading');
    this.#frame.empty.classList.toggle('empty--shown', content.state !== 'loading' && rows.length === 0);
    const total = content.state === 'figures' ? content.total : null;
    for (const column of this.#columns) {
      const cell = this.#edge('footer', column.field);
      if (cell !== null) cell.textContent = column.total(total);
    }
    this.#paint();
  }

  get #rows(): readonly Row[] {
    return this.#content.state === 'loading' ? [] : this.#content.rows;
  }

  get #extent(): Extent {
    return { rowHeight, rowCount: this.#rows.length, viewportHeight: this.#frame.viewport.clientHeight };
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
      this.append(element('div', { slot: slot.name, class: classes }, ...content(column)));
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
    this.#resizePool(poolSize(extent));
    const first = firstRow(this.#offset, extent);
    const rows = this.#rows;
    const isKnown = this.#content.state === 'figures';
    for (let index = first; index < first + this.#pool.length; index++) {
      const row = rows[index];
      const place = this.#pool[index % this.#pool.length];
      if (row === undefined || place === undefined) continue;
      const figures = isKnown ? row.figures : null;
      if (place.shown !== row || place.shownFigures !== figures) {
        fillRow(place.node, row, figures);
        place.shown = row;
        place.shownFigures = figures;
      }
      place.node.line.style.top = `${index * rowHeight}px`;
      this.#markSelected(place.node, row.id);
    }
    this.#frame.body.style.transform = `translateY(${-this.#offset}px)`;
    this.#paintThumb(extent);
  }

  #resizePool(size: number): void {
    while (this.#pool.length > size) {
      const dropped = this.#pool.pop();
      dropped?.node.line.remove();
      for (const { content } of dropped?.node.cells ?? []) content.remove();
    }
    while (this.#pool.length < size) {
      const node = buildRow(this.#columns);
      node.check.addEventListener('change', () => this.#select(node));
      this.#pool.push({ node, shown: null, shownFigures: null });
      this.#frame.body.append(node.line);
      this.append(...node.cells.map(({ content }) => content));
    }
  }

  #select(node: RowNode): void {
    const row = this.#pool.find((place) => place.node === node)?.shown;
    if (!row) return;
    if (node.check.checked) this.#selected.add(row.id);
    else this.#selected.delete(row.id);
    this.#markSelected(node, row.id);
  }

  #markSelected(node: RowNode, id: string): void {
    node.check.checked = this.#selected.has(id);
    node.line.classList.toggle('row--selected', node.check.checked);
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

  #onClick(event: MouseEvent): void {
    const header = event.target instanceof Element ? event.target.closest('.table-header--sortable') : null;
    if (header?.parentElement !== this) return;
    this.dispatchEvent(new CustomEvent(sortEvent, { detail: header.slot.replace(/^header-/, '') }));
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
