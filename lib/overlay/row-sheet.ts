import type { Point } from './clip-box.ts';
import type { Box } from './geometry.ts';
import type { Picture, PictureRow } from './picture.ts';
import { RowNode } from './row-node.ts';

/**
 * The sheet that all drawn rows stand on. A row that stays in sight keeps its node, so that scrolling moves the sheet
 * alone and writes only the rows that came into sight.
 */
export class RowSheet {
  readonly element: HTMLElement;
  #shown: RowNode[] = [];
  #spare: RowNode[] = [];
  #place = '';

  constructor(document: Document) {
    this.element = document.createElement('div');
  }

  /** Shows exactly the rows of the picture; the sheet lies in an element whose corner is at `origin` of the viewport. */
  show({ rows, mode }: Pick<Picture, 'rows' | 'mode'>, origin: Point): void {
    const unused = new Set(this.#shown);
    const byId = new Map(this.#shown.map((node) => [node.id, node]));
    const kept = rows.map(({ id }) => {
      const node = byId.get(id);
      return node !== undefined && unused.delete(node) ? node : null;
    });
    const corner = cornerOf(rows, kept);
    this.#put(mode, corner.left - origin.left, corner.top - origin.top);

    const free = [...this.#spare, ...unused];
    const added: HTMLElement[] = [];
    let model: RowNode | null = null;
    this.#shown = rows.map((row, index) => {
      let node = kept[index] ?? free.pop();
      if (node === undefined) {
        node = new RowNode(this.element.ownerDocument, model);
        added.push(node.element);
      }
      node.show(row, onSheet(row.box, corner));
      model ??= node;
      return node;
    });
    this.element.append(...added);
    for (const node of free) if (unused.has(node)) node.hide();
    this.#spare = free;
  }

  hide(): void {
    for (const node of this.#shown) node.hide();
    this.#spare.push(...this.#shown);
    this.#shown = [];
  }

  #put(mode: Picture['mode'], left: number, top: number): void {
    const place = `${mode} ${left.toFixed(2)} ${top.toFixed(2)}`;
    if (place === this.#place) return;
    this.#place = place;
    this.element.className = `sheet ${mode}`;
    this.element.style.transform = `translate(${left}px, ${top}px)`;
  }
}

/** Where the sheet's corner must be for the first kept row to need no move: those that scroll with it need none either. */
function cornerOf(rows: readonly PictureRow[], kept: readonly (RowNode | null)[]): Point {
  const index = Math.max(
    0,
    kept.findIndex((node) => node !== null),
  );
  const { left = 0, top = 0 } = rows[index]?.box ?? {};
  const last = kept[index]?.box;
  return { left: left - (last?.left ?? 0), top: top - (last?.top ?? 0) };
}

/** Browsers lay out in steps of 1/64 px; smaller differences are rounding and must not count as moves. */
function onSheet(box: Box, corner: Point): Box {
  const step = (distance: number) => Math.round(distance * 64) / 64;
  const left = step(box.left - corner.left);
  const top = step(box.top - corner.top);
  return { left, top, right: left + step(box.right - box.left), bottom: top + step(box.bottom - box.top) };
}
