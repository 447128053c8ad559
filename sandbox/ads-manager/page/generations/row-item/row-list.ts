import type { Switches } from '../../../switches.ts';
import { opensRow } from '../../cell-nodes.ts';
import { checkColumn } from '../../check-column.ts';
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
import { withPins } from '../../pinned.ts';
import { RowPool } from '../../row-pool.ts';
import { type Extent, firstRow, poolSize } from '../../scrolling.ts';
import type { Words } from '../../words.ts';
import { buildBox, buildRowItem, fillRowItem, type RowNodes } from './row-nodes.ts';

const rowHeight = 52;

/**
 * The list of about 2024-25: `.body-area .row-item` in a box that scrolls by itself, of which only the rows in sight
 * exist. That they stand by `top`, under a header that sticks, is the stand-in's choice.
 */
export class RowList implements ListTable {
  readonly node: HTMLElement;
  readonly #events: TableEvents;
  readonly #scroll = element('div', { class: 'list-scroll', tabindex: '0' });
  readonly #header = element('div', { class: 'header-area' });
  readonly #body = element('div', { class: 'body-area' });
  readonly #footer = element('div', { class: 'footer-area' });
  readonly #cover = element('div', { class: 'list-cover' });
  #columns: readonly Column[] = [];
  #content: Content = { state: 'loading' };
  #isPaintDue = false;
  readonly #idPlace: Switches['idPlace'];
  readonly #noData: string;
  readonly #pool: RowPool<RowNodes>;

  constructor(events: TableEvents, { idPlace, recycle }: Switches, { noData }: Words) {
    this.#events = events;
    this.#idPlace = idPlace;
    this.#noData = noData;
    this.#pool = new RowPool<RowNodes>(
      {
        build: () => this.#build(),
        fill: (nodes, row, figures) => fillRowItem(nodes, row, figures, this.#idPlace),
        place: ({ line }, index) => {
          line.style.top = `${index * rowHeight}px`;
        },
        remove: ({ line }) => line.remove(),
      },
      recycle,
    );
    this.#scroll.append(this.#header, this.#body, this.#footer);
    this.node = element('div', { class: 'list-table' }, this.#scroll, this.#cover);
    this.#scroll.addEventListener('scroll', () => this.#schedule());
    new ResizeObserver(() => this.#schedule()).observe(this.#scroll);
  }

  set columns(columns: readonly Column[]) {
    this.#columns = [checkColumn(), ...columns];
    this.#pool.clear();
    this.#scroll.scrollTo(0, 0);
    const width = this.#columns.reduce((sum, column) => sum + column.width, 0);
    this.#scroll.style.setProperty('--list-width', `${width}px`);
    this.#header.replaceChildren(
      ...withPins(this.#columns).map(({ column, pin }) => {
        const box = buildBox(column, pin, 'header-cell', headerNodes(column));
        if (column.isSortable) box.addEventListener('click', () => this.#events.onSort(column.field));
        return box;
      }),
    );
    this.#footer.replaceChildren(
      ...withPins(this.#columns).map(({ column, pin }) => buildBox(column, pin, 'footer-cell', [column.total(null)])),
    );
  }

  set sorting(sorting: Sorting | null) {
    for (const [index, column] of this.#columns.entries()) {
      if (column.isSortable) this.#header.children[index]?.setAttribute('aria-sort', ariaSort(column, sorting));
    }
  }

  set content(content: Content) {
    if (content.state === 'loading') this.#scroll.scrollTop = 0;
    this.#content = content;
    const count = rowsOf(content).length;
    this.#body.style.height = `${count * rowHeight}px`;
    this.#cover.hidden = content.state !== 'loading' && count > 0;
    this.#cover.textContent = content.state === 'loading' ? 'Loading…' : this.#noData;
    const total = content.state === 'figures' ? content.total : null;
    for (const [index, column] of this.#columns.entries()) {
      const cell = this.#footer.children[index];
      if (cell !== undefined) cell.textContent = column.total(total);
    }
    this.#paint();
  }

  drawn(): readonly DrawnRow[] {
    const { left, width } = this.#scroll.getBoundingClientRect();
    const { bottom: top } = this.#header.getBoundingClientRect();
    const clip = new DOMRect(left, top, width, this.#footer.getBoundingClientRect().top - top);
    return this.#pool.shown().map(({ nodes, row }) => ({ row, box: nodes.line.getBoundingClientRect(), clip }));
  }

  exchangeNodes(): void {
    this.#pool.rotate();
    this.#paint();
  }

  #build(): RowNodes {
    const nodes = buildRowItem(this.#columns);
    nodes.line.addEventListener('click', (event) => {
      const row = this.#pool.rowIn(nodes);
      const contents = nodes.cells.map(({ content }) => content);
      if (row === null || event.ctrlKey || event.metaKey || !opensRow(contents, event.target)) return;
      event.preventDefault();
      this.#events.onOpen(row);
    });
    this.#body.append(nodes.line);
    return nodes;
  }

  refill(): void {
    this.#pool.forget();
    this.#paint();
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
    const extent: Extent = {
      rowHeight,
      rowCount: rowsOf(this.#content).length,
      viewportHeight: this.#scroll.clientHeight,
    };
    this.#pool.show(this.#content, firstRow(this.#scroll.scrollTop, extent), poolSize(extent));
  }
}
