import type { Box } from './geometry.ts';

/** A point of the viewport. */
export interface Point {
  readonly left: number;
  readonly top: number;
}

/** An element that cuts its insides off. */
export class ClipBox {
  readonly element: HTMLElement;
  #place = '';

  constructor(document: Document) {
    this.element = document.createElement('div');
    this.element.className = 'clip';
  }

  /** Stands at `box` of the viewport; it lies in an element whose corner is at `origin`. */
  place(box: Box, origin: Point): void {
    // Browsers lay out in steps of 1/64 px; smaller differences are rounding and must not count as moves.
    const [left, top, width, height] = [
      box.left - origin.left,
      box.top - origin.top,
      box.right - box.left,
      box.bottom - box.top,
    ].map((length) => Math.round(length * 64) / 64);
    const place = `${left} ${top} ${width} ${height}`;
    if (place === this.#place) return;
    this.#place = place;
    const { style } = this.element;
    style.transform = `translate(${left}px, ${top}px)`;
    style.width = `${width}px`;
    style.height = `${height}px`;
  }
}
