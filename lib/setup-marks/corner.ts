import { type Box, touches } from '#lib/overlay';

/** Distance of the pill from the edges, and between the heights that are tried, in CSS pixels. */
const edge = 16;
const step = 12;
/** How far from the bottom a place still counts as the corner. */
const reach = 240;
const controls = 'a, button, input, select, textarea, [role="button"], [role="switch"], [role="radio"], [tabindex]';

/**
 * A place near the lower right corner of the window where `size` covers neither text nor a control: the lowest that is free.
 * @param isOurs true for the overlay's own element
 */
export function freeCorner(
  document: Document,
  size: { readonly width: number; readonly height: number },
  isOurs: (node: Node) => boolean,
): Box | null {
  const { clientWidth, clientHeight } = document.documentElement;
  const right = clientWidth - edge;
  for (let bottom = clientHeight - edge; bottom > clientHeight - reach; bottom -= step) {
    const box = { right, bottom, left: right - size.width, top: bottom - size.height };
    if (box.left < 0 || box.top < 0) return null;
    if (isFree(document, box, isOurs)) return box;
  }
  return null;
}

function isFree(document: Document, box: Box, isOurs: (node: Node) => boolean): boolean {
  for (let x = box.left; x <= box.right; x += step)
    for (let y = box.top; y <= box.bottom; y += step / 2) {
      const hit = document.elementsFromPoint(x, y).find((element) => !isOurs(element));
      if (hit !== undefined && isTaken(hit, box)) return false;
    }
  return true;
}

function isTaken(element: Element, box: Box): boolean {
  const control = element.closest(controls);
  // What holds the whole form may take the focus too, and is no control for that.
  if (control !== null && control.childElementCount < 4 && touches(box, control.getBoundingClientRect(), 0))
    return true;
  const range = element.ownerDocument.createRange();
  return [...element.childNodes].some((node) => {
    if (node.nodeType !== Node.TEXT_NODE || (node.textContent ?? '').trim() === '') return false;
    range.selectNodeContents(node);
    return [...range.getClientRects()].some((line) => touches(box, line, 0));
  });
}
