import { type Cell, sameCell } from './cell.ts';
import type { Picture, PictureRow } from './picture.ts';

/** A drawn row that is used again for other rows; it changes only what differs. */
export class RowNode {
  readonly element: HTMLElement;
  #cells: { readonly element: HTMLElement; cell: Cell }[] = [];
  #id = '';
  #place = '';

  constructor(document: Document) {
    this.element = document.createElement('div');
    this.element.className = 'row';
  }

  /** Shows `row`; every attribute that names the row is set together with its numbers. */
  show(row: PictureRow, mode: Picture['mode'], origin: { readonly left: number; readonly top: number }): void {
    const { box } = row;
    const place = `${mode} ${box.left - origin.left} ${box.top - origin.top} ${box.right - box.left} ${box.bottom - box.top}`;
    if (place !== this.#place) {
      this.#place = place;
      this.element.className = `row ${mode}`;
      const { style } = this.element;
      style.transform = `translate(${box.left - origin.left}px, ${box.top - origin.top}px)`;
      style.width = `${box.right - box.left}px`;
      style.height = `${box.bottom - box.top}px`;
    }
    if (row.cells.length !== this.#cells.length) {
      this.#cells = row.cells.map((cell) => ({ element: this.element.ownerDocument.createElement('span'), cell }));
      this.element.replaceChildren(...this.#cells.map(({ element }) => element));
      for (const drawn of this.#cells) this.#write(drawn.element, row.id, drawn.cell);
    } else {
      for (const [index, cell] of row.cells.entries()) {
        const drawn = this.#cells[index];
        if (drawn === undefined || (row.id === this.#id && sameCell(drawn.cell, cell))) continue;
        drawn.cell = cell;
        this.#write(drawn.element, row.id, cell);
      }
    }
    this.#id = row.id;
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }

  #write(element: HTMLElement, id: string, cell: Cell): void {
    element.className = 'cell';
    element.dataset.id = id;
    element.dataset.metric = cell.metric;
    element.dataset.state = cell.state;
    element.dataset.source = cell.source;
    element.textContent = cell.text;
  }
}
