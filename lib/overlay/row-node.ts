import type { Cell } from './cell.ts';
import type { Box } from './geometry.ts';
import type { PictureRow } from './picture.ts';

interface CellNode {
  /** Stands alone in its element, which is looked up only where more than the text is written. */
  readonly text: Text;
  cell: Cell;
}

/** A drawn row that is used again for other rows; it changes only what differs. */
export class RowNode {
  readonly element: HTMLElement;
  #cells: CellNode[];
  #id: string;
  #box: Box | null;
  #covered = '';

  /** A copy of `model` where there is one: rows of a list differ in little, and only that is written when it is shown. */
  constructor(document: Document, model: RowNode | null) {
    this.#id = model === null ? '' : model.#id;
    this.#box = model === null ? null : model.#box;
    this.#covered = model === null ? '' : model.#covered;
    this.#cells = [];
    if (model === null) {
      this.element = document.createElement('div');
      this.element.className = 'row';
      return;
    }
    this.element = model.element.cloneNode(true) as HTMLElement;
    const texts = document.createTreeWalker(this.element, NodeFilter.SHOW_TEXT);
    for (const { cell } of model.#cells) {
      const text = texts.nextNode();
      // Nothing but texts is walked over.
      if (text !== null) this.#cells.push({ text: text as Text, cell });
    }
  }

  /** The row that it shows, or showed last. */
  get id(): string {
    return this.#id;
  }

  /** Where it stands on the sheet of rows; null before it was shown. */
  get box(): Box | null {
    return this.#box;
  }

  /** Shows `row` at `box` of the sheet; what names the row is set together with its numbers. */
  show(row: PictureRow, box: Box): void {
    this.#place(box);
    if (row.id !== this.#id) this.element.setAttribute('data-id', row.id);
    if (row.cells.length !== this.#cells.length) {
      this.#cells = row.cells.map((cell) => createCell(this.element.ownerDocument, cell));
      this.element.replaceChildren(...this.#cells.map(elementOf));
    } else {
      this.#cells.forEach((drawn, index) => {
        const cell = row.cells[index];
        if (cell !== undefined) write(drawn, cell);
      });
    }
    this.#id = row.id;
    this.#cover(row.covered ?? []);
    if (this.element.hidden) this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }

  /** A row of which everything is covered shows nothing at all, its frame neither. */
  #cover(covered: readonly boolean[]): void {
    const state = covered.includes(true) ? covered.map(Number).join('') : '';
    if (state === this.#covered) return;
    this.#covered = state;
    this.element.style.visibility = state !== '' && !state.includes('0') ? 'hidden' : '';
    for (const [index, drawn] of this.#cells.entries())
      elementOf(drawn).style.visibility = state[index] === '1' ? 'hidden' : '';
  }

  #place(box: Box): void {
    const { style } = this.element;
    const last = this.#box;
    if (box.top !== last?.top) style.top = `${box.top}px`;
    if (box.left !== last?.left) style.left = `${box.left}px`;
    if (last === null || box.right - box.left !== last.right - last.left) style.width = `${box.right - box.left}px`;
    if (last === null || box.bottom - box.top !== last.bottom - last.top) style.height = `${box.bottom - box.top}px`;
    this.#box = box;
  }
}

function createCell(document: Document, cell: Cell): CellNode {
  const element = document.createElement('span');
  const text = document.createTextNode(cell.text);
  element.className = 'cell';
  element.setAttribute('data-metric', cell.metric);
  element.setAttribute('data-state', cell.state);
  element.setAttribute('data-source', cell.source);
  element.append(text);
  return { text, cell };
}

function elementOf({ text }: CellNode): HTMLElement {
  // `createCell` has put it there.
  return text.parentElement as HTMLElement;
}

function write(drawn: CellNode, cell: Cell): void {
  const { text, cell: last } = drawn;
  if (cell.metric !== last.metric) elementOf(drawn).setAttribute('data-metric', cell.metric);
  if (cell.state !== last.state) elementOf(drawn).setAttribute('data-state', cell.state);
  if (cell.source !== last.source) elementOf(drawn).setAttribute('data-source', cell.source);
  if (cell.text !== last.text) text.data = cell.text;
  drawn.cell = cell;
}
