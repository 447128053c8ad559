import type { Box } from './geometry.ts';
import { type Layer, Mover } from './layer.ts';

/** A point of the viewport. */
export interface Point {
  readonly left: number;
  readonly top: number;
}

/** Content that is seen only inside of layers of the page, and moves with what carries them. */
export class LayerStack {
  readonly element: HTMLElement;
  readonly #content: Element;
  #levels: readonly { readonly clip: ClipBox; readonly mover: Mover }[] = [];

  constructor(document: Document, content: Element) {
    this.element = document.createElement('div');
    this.element.className = 'stack';
    this.#content = content;
  }

  /** Stands where the layers stand, outermost first; gives back the point that the content's own corner is at. */
  show(layers: readonly Layer[]): Point {
    if (layers.length !== this.#levels.length) this.#build(layers.length);
    let origin: Point = { left: 0, top: 0 };
    for (const [index, { clip, carrier }] of layers.entries()) {
      const level = this.#levels[index];
      if (level === undefined) continue;
      level.clip.place(clip, origin);
      const moved = level.mover.follow(carrier);
      origin = { left: clip.left + moved.x, top: clip.top + moved.y };
    }
    return origin;
  }

  #build(count: number): void {
    const document = this.element.ownerDocument;
    for (const { mover } of this.#levels) mover.follow(null);
    this.#levels = Array.from({ length: count }, () => ({ clip: new ClipBox(document), mover: new Mover(document) }));
    let around = this.element;
    around.replaceChildren();
    for (const { clip, mover } of this.#levels) {
      around.append(clip.element);
      clip.element.append(mover.element);
      around = mover.element;
    }
    around.append(this.#content);
  }
}

class ClipBox {
  readonly element: HTMLElement;
  #place = '';

  constructor(document: Document) {
    this.element = document.createElement('div');
    this.element.className = 'clip';
  }

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
