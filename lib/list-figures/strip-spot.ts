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
/** Milliseconds that one stretch of looking may take: hit tests are slow in a long list, and the page must go on. */
const stretch = 6;

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

  const settle = (next: { readonly key: string; readonly box: Box | null }) => {
    const isOther = JSON.stringify(next) !== JSON.stringify(spot);
    spot = next;
    if (isOther) found();
  };
  /** Goes on with a search, a stretch at a time, for as long as the list stands where it did. */
  const goOn = (key: string, since: number, search: Search) => {
    if (wanted?.key !== key) {
      waiting = null;
      return;
    }
    const end = view.performance.now() + stretch;
    for (let step = search.next(); ; step = search.next()) {
      if (step.done === true) {
        waiting = null;
        settle({ key, box: step.value });
        return;
      }
      if (view.performance.now() >= end) break;
    }
    waiting = { timer: view.setTimeout(() => goOn(key, since, search), 0), since };
  };
  const look = (since: number) => {
    if (wanted === null) return;
    const { key, ground } = wanted;
    const { document, innerHeight } = view;
    const lines = createLines(document, ground.frame, isOurs);
    goOn(key, since, spotFor(lines, ground, height, innerHeight, spot?.key === key ? spot.box : null));
  };

  return {
    at(ground) {
      const key = JSON.stringify([ground, view.innerWidth, view.innerHeight]);
      wanted = { key, ground };
      const now = view.performance.now();
      const since = waiting?.since ?? now;
      if (waiting === null || now - since < patience) {
        if (waiting !== null) view.clearTimeout(waiting.timer);
        waiting = { timer: view.setTimeout(() => look(since), calm), since };
      }
      return spot?.key === key ? spot.box : null;
    },
    stop() {
      wanted = null;
      if (waiting !== null) view.clearTimeout(waiting.timer);
    },
  };
}

/** What a search gives back in the end; it pauses between two hit tests. */
type Search = Generator<undefined, Box | null>;

/** @param last where the strip stands now: kept as long as nothing has come there */
function* spotFor(
  lines: Lines,
  { frame, clip, rowsEnd }: StripGround,
  height: number,
  viewportHeight: number,
  last: Box | null,
): Search {
  if (last !== null && (yield* lines.isFree(last))) return last;
  const tops: number[] = [];
  const lowest = Math.min(frame.bottom + reach, viewportHeight) - height;
  for (let top = frame.bottom + 2; top <= lowest; top += 4) tops.push(top);
  if (rowsEnd + height + 4 <= clip.bottom) tops.push(clip.bottom - height - 2);
  for (let top = frame.top - height - 2; top >= frame.top - reach && top >= 0; top -= 4) tops.push(top);
  const free: Box[] = [];
  let beneath: Element | null = null;
  for (const top of tops) {
    const taken = yield* lines.takenBetween(top, top + height);
    const span = longestFree({ from: frame.left, to: frame.right }, taken, margin, least);
    const here = span === null ? null : lines.topmost((span.from + span.to) / 2, top + height);
    if (free.length > 0 && here !== beneath) break;
    if (span === null) continue;
    free.push({ left: span.from, right: span.to, top, bottom: top + height });
    beneath = here;
  }
  // In the middle of a free line it looks as if it belonged there.
  return free[Math.floor((free.length - 1) / 2)] ?? null;
}

interface Lines {
  /** What the page shows between two heights, as far as a person could miss it. */
  takenBetween(top: number, bottom: number): Generator<undefined, readonly Span[]>;
  isFree(box: Box): Generator<undefined, boolean>;
  topmost(x: number, y: number): Element | null;
}

/** Lines of points across a list. Each point is looked at once. */
function createLines(document: Document, { left, right }: Box, isOurs: (node: Node) => boolean): Lines {
  const solids = new Map<Element, boolean>();
  const lines = new Map<number, readonly Span[]>();
  const topmost = (x: number, y: number) => topmostAt(document, x, y, isOurs);
  const isTaken = (x: number, y: number): boolean => {
    const hit = topmost(x, y);
    if (hit === null) return false;
    const solid = solids.get(hit) ?? isSolid(hit);
    solids.set(hit, solid);
    return solid || hasTextAt(hit, x, y);
  };
  function* lineAt(y: number): Generator<undefined, readonly Span[]> {
    const known = lines.get(y);
    if (known !== undefined) return known;
    const spans: Span[] = [];
    for (let x = left; x < right; x += grid.x) {
      yield;
      if (isTaken(x, y)) spans.push({ from: x - grid.x, to: x + grid.x });
    }
    lines.set(y, spans);
    return spans;
  }
  function* takenBetween(top: number, bottom: number): Generator<undefined, readonly Span[]> {
    const spans: Span[] = [];
    for (let y = Math.ceil(top / grid.y) * grid.y; y < bottom; y += grid.y) spans.push(...(yield* lineAt(y)));
    return spans;
  }
  return {
    topmost,
    takenBetween,
    *isFree(box) {
      const spans = yield* takenBetween(box.top, box.bottom);
      return !spans.some(({ from, to }) => to > box.left && from < box.right);
    },
  };
}

function topmostAt(document: Document, x: number, y: number, isOurs: (node: Node) => boolean): Element | null {
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
