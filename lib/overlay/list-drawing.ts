import { LayerStack } from './layer-stack.ts';
import type { Band, Picture } from './picture.ts';
import { RowSheet } from './row-sheet.ts';

/** What is drawn over one list of the page: its rows, and in column mode the band that they stand on. */
export class ListDrawing {
  readonly element: HTMLElement;
  readonly #document: Document;
  readonly #sheet: RowSheet;
  readonly #rows: LayerStack;
  readonly #header: HTMLElement;
  readonly #band: LayerStack;
  #titles = '';

  constructor(document: Document) {
    this.#document = document;
    this.#sheet = new RowSheet(document);
    this.#rows = new LayerStack(document, this.#sheet.element);
    const band = createElement(document, 'div', 'band');
    this.#header = createElement(document, 'div', 'header');
    band.append(this.#header);
    this.#band = new LayerStack(document, band);
    this.#band.element.hidden = true;
    this.element = createElement(document, 'div', 'list');
    this.element.append(this.#band.element, this.#rows.element);
  }

  draw(picture: Picture): void {
    if (this.element.dir !== picture.direction) this.element.dir = picture.direction;
    if (this.element.dataset.theme !== picture.theme) this.element.dataset.theme = picture.theme;
    this.#band.element.hidden = picture.band === null;
    if (picture.band !== null) this.#drawBand(picture.band, picture.clip.top);
    this.#sheet.show(picture, this.#rows.show(picture.layers));
  }

  clear(): void {
    this.#sheet.hide();
    this.#band.element.hidden = true;
    this.#rows.show([]);
    this.#band.show([]);
  }

  #drawBand(band: Band, headerEnd: number): void {
    this.#band.show([...band.layers, { clip: band.box, carrier: null }]);
    const height = `${headerEnd - band.box.top}px`;
    if (this.#header.style.height !== height) this.#header.style.height = height;
    const joined = band.titles.join('\n');
    if (joined === this.#titles) return;
    this.#titles = joined;
    const names = band.titles.map((title) => createElement(this.#document, 'span', 'title', title));
    this.#header.replaceChildren(createElement(this.#document, 'span', 'product', 'AppSprint'), ...names);
  }
}

function createElement(document: Document, tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
