import { ClipBox, type Point } from './clip-box.ts';
import { type Box, intersection } from './geometry.ts';
import type { Band, Picture, PictureRow } from './picture.ts';
import { RowSheet } from './row-sheet.ts';

/** What is drawn over one list of the page: its rows, and in column mode the band that they stand on. */
export class ListDrawing {
  /** Lies still in the viewport. */
  readonly still: HTMLElement;
  /** Lies in the scroller of the page that carries the rows. */
  readonly carried: HTMLElement;
  readonly #document: Document;
  readonly #sheet: RowSheet;
  readonly #rows: ClipBox;
  readonly #header: HTMLElement;
  readonly #bandClip: ClipBox;
  #titles = '';

  constructor(document: Document) {
    this.#document = document;
    this.#sheet = new RowSheet(document);
    this.#rows = new ClipBox(document);
    this.#rows.element.append(this.#sheet.element);
    const band = createElement(document, 'div', 'band');
    this.#header = createElement(document, 'div', 'header');
    band.append(this.#header);
    this.#bandClip = new ClipBox(document);
    this.#bandClip.element.append(band);
    this.#bandClip.element.hidden = true;
    this.still = createElement(document, 'div', 'list');
    this.carried = createElement(document, 'div', 'list');
    this.still.append(this.#bandClip.element, this.#rows.element);
  }

  /** @param carriedFrom where the corner of `carried` is in the viewport now; null where nothing carries these rows */
  draw(picture: Picture, carriedFrom: Point | null): void {
    const { direction, theme, band, rows } = picture;
    for (const part of [this.still, this.carried]) {
      if (part.dir !== direction) part.dir = direction;
      if (part.dataset.theme !== theme) part.dataset.theme = theme;
    }
    this.#bandClip.element.hidden = band === null;
    if (band !== null) this.#drawBand(band, picture.clip.top);
    const around = carriedFrom === null ? this.still : this.carried;
    if (this.#rows.element.parentElement !== around) around.append(this.#rows.element);
    const clip = carriedFrom === null ? picture.clip : carriedClip(picture, rows);
    this.#rows.place(clip, carriedFrom ?? { left: 0, top: 0 });
    this.#sheet.show(picture, clip);
  }

  clear(): void {
    this.#sheet.hide();
    this.#bandClip.element.hidden = true;
    // What is not seen must not keep the page's scroller longer than its own content.
    this.#rows.place({ left: 0, top: 0, right: 0, bottom: 0 }, { left: 0, top: 0 });
  }

  #drawBand({ box, titles }: Band, headerEnd: number): void {
    this.#bandClip.place(box, { left: 0, top: 0 });
    const height = `${headerEnd - box.top}px`;
    if (this.#header.style.height !== height) this.#header.style.height = height;
    const joined = titles.join('\n');
    if (joined === this.#titles) return;
    this.#titles = joined;
    const names = titles.map((title) => createElement(this.#document, 'span', 'title', title));
    this.#header.replaceChildren(createElement(this.#document, 'span', 'product', 'AppSprint'), ...names);
  }
}

/** No larger than the rows themselves, so that it never makes the page's scroller longer. */
function carriedClip({ carriedClip: limit, clip }: Picture, rows: readonly PictureRow[]): Box {
  const [first] = rows;
  if (first === undefined) return { ...clip, right: clip.left, bottom: clip.top };
  const whole = rows.reduce<Box>(
    (sum, { box }) => ({
      left: Math.min(sum.left, box.left),
      top: Math.min(sum.top, box.top),
      right: Math.max(sum.right, box.right),
      bottom: Math.max(sum.bottom, box.bottom),
    }),
    first.box,
  );
  return intersection(whole, limit) ?? { ...clip, right: clip.left, bottom: clip.top };
}

function createElement(document: Document, tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
