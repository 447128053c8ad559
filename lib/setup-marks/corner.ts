import { type Box, touches } from '#lib/overlay';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Distance from the edges of the window and from what the page shows, in CSS pixels. */
const margin = 12;
/** Distances between the points that are looked at: less than the smallest thing a page shows. */
const grid = { x: 10, y: 7 };
/** How far from the bottom a place still counts as the corner. */
const reach = 260;
const controls =
  'a, button, input, select, textarea, [role="button"], [role="switch"], [role="radio"], [role="treeitem"]';

/**
 * A place for `size` at the lower edge of the window, as far to the right as can be, where it covers neither text nor a
 * control, and nothing can be scrolled under it. Null where there is none.
 * @param isOurs true for the overlay's own element
 */
export function freeCorner(document: Document, { width, height }: Size, isOurs: (node: Node) => boolean): Box | null {
  const { clientWidth, clientHeight } = document.documentElement;
  for (let bottom = clientHeight - margin; bottom > clientHeight - reach; bottom -= margin) {
    let right = clientWidth - margin;
    while (right - width >= margin) {
      const box = { right, bottom, left: right - width, top: bottom - height };
      const taken = takenIn(document, box, isOurs);
      if (taken === null) return box;
      right = Math.min(right, taken.left) - margin;
    }
  }
  return null;
}

/** Whether nothing of the page has come to where `box` is. */
export function isStillFree(document: Document, box: Box, isOurs: (node: Node) => boolean): boolean {
  return takenIn(document, box, isOurs) === null;
}

/** Something of the page that `box` would cover; null where there is nothing. */
function takenIn(document: Document, box: Box, isOurs: (node: Node) => boolean): Box | null {
  let last: Element | undefined;
  for (const x of pointsFrom(box.right - 1, box.left + 1, grid.x))
    for (const y of pointsFrom(box.bottom - 1, box.top + 1, grid.y)) {
      const hit = document.elementsFromPoint(x, y).find((element) => !isOurs(element));
      if (hit === undefined || hit === last) continue;
      last = hit;
      const taken = partTaken(hit, box);
      if (taken !== null) return taken;
    }
  return null;
}

function* pointsFrom(end: number, start: number, step: number): Iterable<number> {
  for (let at = end; at > start; at -= step) yield at;
  yield start;
}

function partTaken(element: Element, box: Box): Box | null {
  const held = element.closest(controls) ?? scrollerOf(element);
  if (held !== null) return held.getBoundingClientRect();
  const range = element.ownerDocument.createRange();
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || (node.textContent ?? '').trim() === '') continue;
    range.selectNodeContents(node);
    const line = [...range.getClientRects()].find((one) => touches(box, one, 0));
    if (line !== undefined) return line;
  }
  return null;
}

/** What holds the element and lets its content be scrolled, so that other things may come to where it is. */
function scrollerOf(element: Element): Element | null {
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    const { overflowY } = getComputedStyle(around);
    const scrolls = overflowY === 'auto' || overflowY === 'scroll';
    if (scrolls && around.scrollHeight > around.clientHeight) return around;
  }
  return null;
}
