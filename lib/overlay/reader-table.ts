import { t } from '#lib/words';
import type { Cell } from './cell.ts';
import { spoken } from './explanation.ts';

/** A row as a screen reader reads it. */
export interface SpokenRow {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly Cell[];
}

interface RowElements {
  readonly element: HTMLTableRowElement;
  readonly name: HTMLElement;
  row: SpokenRow;
}

/**
 * The figures as a real table for screen readers. It is out of sight, and what is painted is hidden from them instead: there
 * every number stands beside its row's name and under its metric's name.
 */
export class ReaderTable {
  readonly element: HTMLTableElement;
  readonly #document: Document;
  readonly #head: HTMLElement;
  readonly #body: HTMLElement;
  #titles = '';
  #rows = new Map<string, RowElements>();

  constructor(document: Document) {
    this.#document = document;
    this.element = document.createElement('table');
    this.element.className = 'spoken';
    this.element.createCaption();
    this.#head = this.element.createTHead().insertRow();
    this.#body = this.element.createTBody();
  }

  /** Shows exactly these rows, in their order; a row that stays keeps its element, and with it the focus. */
  show(caption: string, titles: readonly string[], rows: readonly SpokenRow[]): void {
    const { caption: captionElement } = this.element;
    if (captionElement !== null && captionElement.textContent !== caption) captionElement.textContent = caption;
    this.#showTitles(titles);
    const next = new Map<string, RowElements>();
    for (const row of rows) {
      const known = this.#rows.get(row.id);
      const elements = known ?? this.#createRow(row);
      if (known === undefined || known.row !== row) write(elements, row);
      next.set(row.id, elements);
    }
    for (const [id, { element }] of this.#rows) if (!next.has(id)) element.remove();
    let place = this.#body.firstElementChild;
    for (const { element } of next.values()) {
      if (element === place) place = place.nextElementSibling;
      else this.#body.insertBefore(element, place);
    }
    this.#rows = next;
  }

  /** The cell of a row and metric, to put the focus on. */
  cell(id: string, metric: string): HTMLElement | null {
    const cells = this.#rows.get(id)?.element.querySelectorAll<HTMLElement>('td') ?? [];
    return [...cells].find((cell) => cell.dataset.metric === metric) ?? null;
  }

  #showTitles(titles: readonly string[]): void {
    const joined = titles.join('\n');
    if (joined === this.#titles) return;
    this.#titles = joined;
    // Without an extension there are no words any more, and an empty table needs none.
    const names = titles.length === 0 ? [] : [t('overlay.name'), ...titles];
    this.#head.replaceChildren(...names.map((title) => header(this.#document, 'col', title)));
  }

  #createRow(row: SpokenRow): RowElements {
    const element = this.#document.createElement('tr');
    const name = header(this.#document, 'row', row.name);
    element.append(name);
    return { element, name, row };
  }
}

function header(document: Document, scope: 'col' | 'row', text: string): HTMLElement {
  const element = document.createElement('th');
  element.scope = scope;
  element.textContent = text;
  return element;
}

function write(elements: RowElements, row: SpokenRow): void {
  const { element, name } = elements;
  elements.row = row;
  if (name.textContent !== row.name) name.textContent = row.name;
  while (element.cells.length > row.cells.length + 1) element.deleteCell(-1);
  for (const [index, cell] of row.cells.entries()) {
    const drawn = element.cells[index + 1] ?? element.insertCell();
    drawn.tabIndex = -1;
    drawn.dataset.row = row.id;
    drawn.dataset.metric = cell.metric;
    const text = spokenCell(cell);
    if (drawn.textContent !== text) drawn.textContent = text;
  }
}

/** The number with its unit and whose it is; where there is none, why. */
function spokenCell(cell: Cell): string {
  switch (cell.state) {
    case 'value':
    case 'zero':
    case 'stale':
      return cell.source === ''
        ? cell.explanation.heading
        : t(`overlay.spoken.${cell.source}`, { number: cell.explanation.heading });
    case 'none':
    case 'loading':
    case 'failed':
      return spoken(cell.explanation);
  }
}
