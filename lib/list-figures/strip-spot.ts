import type { Box } from '#lib/overlay';
import { drawnAncestry, elementAt } from './drawn-tree.ts';
import { longestFree, type Span } from './free-span.ts';

/** Where a list stands, as far as the strip beside it is concerned. */
export interface StripGround {
  /** The visible part of the whole list with its header. */
  readonly frame: Box;
  /** The visible part of its rows. */
  readonly clip: Box;
  /** Lower edge of the lowest row. */
  readonly rowsEnd: number;
}

export interface StripSpot {
  /** A free place beside the list that was found while it stood there; null where there is none, or none is known yet. */
  at(ground: StripGround): Box | null;
  stop(): void;
}

/** Least width of a strip that is worth its place, in CSS pixels. */
const least = 380;
/** Distance kept from whatever the page shows. */
const margin = 12;
/** How far below or above the list a strip still belongs to it. */
const reach = 56;
/** Distances between the points that are looked at: less than the smallest thing a page shows. */
const grid = { x: 6, y: 6 };
const notGround =
  'a, button, input, select, textarea, label, summary, img, svg, canvas, video, iframe, [role="button"], [role="link"], [role="switch"], [role="checkbox"], [role="tab"], [role="combobox"], [role="dialog"], [role="menu"], [role="listbox"]';
/** Milliseconds without movement after which a place is looked for, and the most that movement can put it off. */
const calm = 150;
const patience = 1_000;

/**
 * Looks for a place where the strip covers nothing: in the free part of the line below the list, else in the list's own
 * empty part below its last row, else above the list.
 * @param isOurs true for the overlay's own element
 * @param found called when another place was found
 */
export function createStripSpot(
  view: Window,
  height: number,
  isOurs: (node: Node) => boolean,
  found: () => void,
): StripSpot {
  let wanted: { readonly key: string; readonly ground: StripGround } | null = null;
  let spot: { readonly key: string; readonly box: Box | null } | null = null;
  let waiting: { readonly timer: number; readonly since: number } | null = null;

  const look = () => {
    waiting = null;
    if (wanted === null) return;
    const before = JSON.stringify(spot);
    spot = { key: wanted.key, box: freeSpot(view, wanted.ground, height, isOurs) };
    if (JSON.stringify(spot) !== before) found();
  };

  return {
    at(ground) {
      const key = JSON.stringify([ground, view.innerWidth, view.innerHeight]);
      wanted = { key, ground };
      const now = view.performance.now();
      const since = waiting?.since ?? now;
      if (waiting === null || now - since < patience) {
        if (waiting !== null) view.clearTimeout(waiting.timer);
        waiting = { timer: view.setTimeout(look, calm), since };
      }
      return spot?.key === key ? spot.box : null;
    },
    stop() {
      if (waiting !== null) view.clearTimeout(waiting.timer);
    },
  };
}

function freeSpot(view: Window, ground: StripGround, height: number, isOurs: (node: Node) => boolean): Box | null {
  const { frame, clip, rowsEnd } = ground;
  const tops: number[] = [];
  const lowest = Math.min(frame.bottom + reach, view.innerHeight) - height;
  for (let top = frame.bottom + 2; top <= lowest; top += 4) tops.push(top);
  if (rowsEnd + height + 4 <= clip.bottom) tops.push(clip.bottom - height - 2);
  for (let top = frame.top - height - 2; top >= frame.top - reach && top >= 0; top -= 4) tops.push(top);
  const free: Box[] = [];
  let beneath: Element | null = null;
  for (const top of tops) {
    const line = taken(view, frame, top, height, isOurs);
    const span = longestFree({ from: frame.left, to: frame.right }, line, margin, least);
    const middle = span === null ? 0 : (span.from + span.to) / 2;
    const here = span === null ? null : topmost(view.document, middle, top + height, isOurs);
    if (free.length > 0 && here !== beneath) break;
    if (span === null) continue;
    free.push({ left: span.from, right: span.to, top, bottom: top + height });
    beneath = here;
  }
  // In the middle of a free line it looks as if it belonged there.
  return free[Math.floor((free.length - 1) / 2)] ?? null;
}

/** What the page shows on a line, as far as a person could miss it. */
function taken(
  { document }: Window,
  { left, right }: Box,
  top: number,
  height: number,
  isOurs: (node: Node) => boolean,
): Span[] {
  const known = new Map<Element, boolean>();
  const spans: Span[] = [];
  for (let y = top + 2; y < top + height; y += grid.y) {
    for (let x = left; x < right; x += grid.x) {
      const hit = topmost(document, x, y, isOurs);
      if (hit === null) continue;
      const solid = known.get(hit) ?? isSolid(hit);
      known.set(hit, solid);
      if (solid || hasTextAt(hit, x, y)) spans.push({ from: x - grid.x, to: x + grid.x });
    }
  }
  return spans;
}

function topmost(document: Document, x: number, y: number, isOurs: (node: Node) => boolean): Element | null {
  const hit = elementAt(document, x, y);
  return hit !== null && isOurs(hit) ? (document.elementsFromPoint(x, y).find((one) => !isOurs(one)) ?? null) : hit;
}

function isSolid(element: Element): boolean {
  for (const each of drawnAncestry(element)) if (each.matches(notGround)) return true;
  return false;
}

function hasTextAt(element: Element, x: number, y: number): boolean {
  const range = element.ownerDocument.createRange();
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || node.textContent?.trim() === '') continue;
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      const isNear =
        x >= line.left - grid.x && x <= line.right + grid.x && y >= line.top - grid.y && y <= line.bottom + grid.y;
      if (isNear) return true;
    }
  }
  return false;
}
