import type { FieldPlace } from '#lib/ads-manager';
import { type Box, intersection, touches } from '#lib/overlay';

/** Size of a mark, and the distance between two, in CSS pixels. */
export const markSize = 16;
const gap = 4;
const distance = 8;
const controls = 'a, button, input, select, textarea, [role="button"], [role="switch"], [role="link"], [tabindex]';

/** Where the marks of one label stand. */
export interface MarkSpot {
  /** One box for each mark; none where every place would cover something of the page. */
  readonly boxes: readonly Box[];
}

/**
 * Room for `count` marks in the row of a label: at its end, else right after its text. Never over text or a control.
 */
export function spotOf({ anchor, content }: FieldPlace, count: number): MarkSpot {
  const row = anchor.getBoundingClientRect();
  const lines = [...textLines(anchor)];
  const [first] = lines;
  if (first === undefined || row.width === 0) return { boxes: [] };
  const rightToLeft = getComputedStyle(anchor).direction === 'rtl';
  const middle = (first.top + first.bottom) / 2;
  const width = count * markSize + (count - 1) * gap;
  const label = lines.filter(({ top, bottom }) => top < middle && bottom > middle);
  const labelEnd = rightToLeft
    ? Math.min(...label.map(({ left }) => left)) - distance - width
    : Math.max(...label.map(({ right }) => right)) + distance;
  const rowEnd = rightToLeft ? row.left : row.right - width;
  const taken = [...lines, ...[anchor, content].flatMap(controlBoxes)];
  for (const left of [rowEnd, labelEnd]) {
    const whole = { left, right: left + width, top: middle - markSize / 2, bottom: middle + markSize / 2 };
    if (taken.some((box) => touches(whole, box, 1))) continue;
    const boxes = Array.from({ length: count }, (_, index) => {
      const at = left + index * (markSize + gap);
      return { ...whole, left: at, right: at + markSize };
    });
    return { boxes };
  }
  return { boxes: [] };
}

/** The part of the viewport in which an element can be seen, as far as what holds it cuts it off; null where it cannot. */
export function seenPart(element: Element): Box | null {
  const { documentElement } = element.ownerDocument;
  let seen: Box | null = {
    left: 0,
    top: 0,
    right: documentElement.clientWidth,
    bottom: documentElement.clientHeight,
  };
  for (let around = element.parentElement; around !== null && seen !== null; around = around.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(around);
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    seen = intersection(seen, around.getBoundingClientRect());
  }
  return seen;
}

/**
 * Whether the page itself is what a person sees at the middle of `box`: not a dialog, a menu or a tour above the form.
 * @param isOurs true for the overlay's own element
 */
export function isUncovered(box: Box, { anchor, content }: FieldPlace, isOurs: (node: Node) => boolean): boolean {
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const hit = anchor.ownerDocument.elementsFromPoint(x, y).find((element) => !isOurs(element));
  return hit !== undefined && (hit.contains(anchor) || anchor.contains(hit) || content.contains(hit));
}

function controlBoxes(element: Element): Box[] {
  return [...element.querySelectorAll(controls)].map((control) => control.getBoundingClientRect());
}

function* textLines(element: Element): Iterable<Box> {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = element.ownerDocument.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 0) yield box;
  }
}
