import type { Box } from '#lib/overlay';
import { drawnAncestry } from './drawn-tree.ts';
import type { Surrounding } from './layers.ts';

/** Everything that `element` is drawn inside of and that may cut it off, carry it or hold it, from the inside out. */
export function surroundingsOf(element: Element): readonly Surrounding[] {
  const { documentElement, body } = element.ownerDocument;
  const found: Surrounding[] = [];
  for (const ancestor of drawnAncestry(element)) {
    const style = getComputedStyle(ancestor);
    if (ancestor === documentElement) {
      found.push(viewportOf(documentElement, style));
      continue;
    }
    // What the page says of its body's overflow is about the viewport, unless the root element says something itself.
    const isBody = ancestor === body && getComputedStyle(documentElement).overflow === 'visible';
    const facts = isBody || ancestor === element ? null : clippingFacts(ancestor, style);
    const sticks = stickingAxes(style);
    const isFixed = style.position === 'fixed';
    if (facts === null && !sticks.x && !sticks.y && !isFixed) continue;
    found.push({ element: ancestor, ...(facts ?? open), sticks, isFixed });
  }
  return found;
}

type ClippingFacts = Pick<Surrounding, 'box' | 'clips' | 'scrolls'>;

const never = { x: false, y: false };

const open: ClippingFacts = {
  box: { left: 0, top: 0, right: 0, bottom: 0 },
  clips: never,
  scrolls: never,
};

function clippingFacts(element: Element, { display, overflowX, overflowY }: CSSStyleDeclaration): ClippingFacts | null {
  if (display === 'contents' || (overflowX === 'visible' && overflowY === 'visible')) return null;
  const bounds = element.getBoundingClientRect();
  const { offsetWidth = bounds.width, offsetHeight = bounds.height } = element as HTMLElement;
  const scale = { x: scaleOf(bounds.width, offsetWidth), y: scaleOf(bounds.height, offsetHeight) };
  const left = bounds.left + element.clientLeft * scale.x;
  const top = bounds.top + element.clientTop * scale.y;
  return {
    box: { left, top, right: left + element.clientWidth * scale.x, bottom: top + element.clientHeight * scale.y },
    clips: { x: overflowX !== 'visible', y: overflowY !== 'visible' },
    scrolls: overflowX === 'clip' || overflowY === 'clip' ? never : overflowOf(element),
  };
}

/** How much larger a page that is zoomed shows a length; the length itself is known in whole pixels only. */
function scaleOf(shown: number, length: number): number {
  return Math.abs(shown - length) < 1 ? 1 : shown / length;
}

/** The window's own scrolling, which the root element stands for. */
function viewportOf(root: Element, style: CSSStyleDeclaration): Surrounding {
  const box: Box = { left: 0, top: 0, right: root.clientWidth, bottom: root.clientHeight };
  return {
    element: root,
    box,
    clips: { x: true, y: true },
    scrolls: style.overflow === 'clip' ? never : overflowOf(root),
    sticks: never,
    isFixed: true,
  };
}

function overflowOf({ scrollWidth, scrollHeight, clientWidth, clientHeight }: Element): { x: boolean; y: boolean } {
  return { x: scrollWidth > clientWidth, y: scrollHeight > clientHeight };
}

function stickingAxes({ position, left, right, top, bottom }: CSSStyleDeclaration): { x: boolean; y: boolean } {
  if (position !== 'sticky') return never;
  return { x: left !== 'auto' || right !== 'auto', y: top !== 'auto' || bottom !== 'auto' };
}
