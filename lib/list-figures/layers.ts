import { type Box, intersection } from '#lib/overlay';

interface Along<Value> {
  readonly x: Value;
  readonly y: Value;
}

/** One element that the rows are drawn inside of, as measured now. */
export interface Surrounding {
  readonly element: Element;
  /** The part of it that shows what is inside, without borders and scrollbars. */
  readonly box: Box;
  /** Along which axes it hides what reaches beyond its box. */
  readonly clips: Along<boolean>;
  /** Along which axes there is more than it shows, where it can be scrolled. */
  readonly scrolls: Along<boolean>;
  /** Along which axes it keeps its place while what is around it is scrolled. */
  readonly sticks: Along<boolean>;
  /** True where nothing around it moves it. */
  readonly isFixed: boolean;
}

/** Further than anything in a page reaches. */
const far = 2 ** 25;
const everywhere: Box = { left: -far, top: -far, right: far, bottom: far };
const nowhere: Box = { left: 0, top: 0, right: 0, bottom: 0 };

/** Where the rows of a list can be seen, and what carries them. */
export interface Sight {
  /** The part of the viewport in which they can be seen. */
  readonly clip: Box;
  /** The innermost scroller that moves them up and down; null where a script moves them, as in TikTok's current list. */
  readonly scroller: Element | null;
  /** What cuts them off inside of the scroller, and is carried with them; `clip` where there is none. */
  readonly carriedClip: Box;
}

/**
 * Browsers show what is scrolled before any script of the page has run, so what follows a scroller from a script stays
 * behind it; what lies inside of it does not. A scroller does not carry what sticks to its own edge.
 * @param surroundings from the inside out
 */
export function sightOf(surroundings: readonly Surrounding[], viewport: Box): Sight {
  let clip = everywhere;
  let scroller: Element | null = null;
  let carriedClip = everywhere;
  let sticks = false;
  for (const around of surroundings) {
    if (scroller === null && around.scrolls.y && !sticks) {
      scroller = around.element;
      carriedClip = clip;
    }
    if (around.scrolls.x || around.scrolls.y) sticks = false;
    clip = cut(clip, around);
    sticks = sticks || around.sticks.y;
    if (around.isFixed) break;
  }
  const seen = intersection(clip, viewport) ?? nowhere;
  return { clip: seen, scroller, carriedClip: scroller === null ? seen : carriedClip };
}

function cut(clip: Box, { box, clips }: Surrounding): Box {
  if (!clips.x && !clips.y) return clip;
  const limits = {
    left: clips.x ? box.left : -far,
    right: clips.x ? box.right : far,
    top: clips.y ? box.top : -far,
    bottom: clips.y ? box.bottom : far,
  };
  return intersection(clip, limits) ?? nowhere;
}
