/**
 * The elements that can hide a part of `element`, from the inside out: every ancestor in the drawn (flat) tree that does
 * not let its contents overflow. Cells of the current generation are drawn inside an open shadow root, so the way up leads
 * through their slot.
 */
export function clippingAncestors(element: Element): Element[] {
  const found: Element[] = [];
  for (let ancestor = drawnParent(element); ancestor !== null; ancestor = drawnParent(ancestor)) {
    const { overflowX, overflowY, display } = getComputedStyle(ancestor);
    if (display !== 'contents' && (overflowX !== 'visible' || overflowY !== 'visible')) found.push(ancestor);
  }
  return found;
}

function drawnParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** True where the background behind `element` is dark, judged by the first ancestor that paints one. */
export function isOnDarkBackground(element: Element): boolean {
  for (let ancestor: Element | null = element; ancestor !== null; ancestor = drawnParent(ancestor)) {
    const [red, green, blue, alpha = 1] =
      getComputedStyle(ancestor)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) continue;
    // Relative luminance by the weights of ITU-R BT.709.
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
  }
  return false;
}
