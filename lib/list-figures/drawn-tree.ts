/**
 * What `element` is drawn inside of. Cells of the current generation are drawn inside an open shadow root, so the way up
 * leads through their slot.
 */
export function drawnParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The element and all that it is drawn inside of, from the inside out. */
export function* drawnAncestry(element: Element): Iterable<Element> {
  for (let each: Element | null = element; each !== null; each = drawnParent(each)) yield each;
}

/** The innermost element at a point of the viewport, also inside open shadow roots; null outside of the viewport. */
export function elementAt(document: Document, x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y);
  for (;;) {
    const inner: Element | null = hit?.shadowRoot?.elementFromPoint(x, y) ?? null;
    if (inner === null || inner === hit) return hit;
    hit = inner;
  }
}
