import { type Box, type Carrier, intersection, type Layer } from '#lib/overlay';

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
  /** Set where it can be scrolled. */
  readonly scroller: ScrollerFacts | null;
  /** Along which axes it keeps its place while what is around it is scrolled. */
  readonly sticks: Along<boolean>;
  /** True where nothing around it moves it. */
  readonly isFixed: boolean;
}

export interface ScrollerFacts {
  /** Along which axes there is more than it shows. */
  readonly overflows: Along<boolean>;
  readonly scrolled: Along<number>;
  readonly step: Along<number>;
}

/** Further than anything in a page reaches. */
const far = 2 ** 25;
const everywhere: Box = { left: -far, top: -far, right: far, bottom: far };

/**
 * What cuts the rows of a list off and what carries them, outermost first. A scroller that has something to scroll carries
 * the rows, except along an axis on which something between them and it is sticky. Where rows are moved otherwise, as by
 * the transforms of TikTok's current list, nothing carries them: they have to be measured in every frame.
 * @param surroundings from the inside out
 */
export function layersOf(surroundings: readonly Surrounding[], viewport: Box): readonly Layer[] {
  const layers: Layer[] = [];
  let clip = everywhere;
  let carrier: Carrier | null = null;
  let sticks = { x: false, y: false };
  for (const around of surroundings) {
    if (around.scroller !== null) {
      const carries = carrierOf(around.element, around.scroller, sticks);
      sticks = { x: false, y: false };
      if (carries !== null) {
        if (carrier !== null || clip !== everywhere) layers.unshift({ clip, carrier });
        clip = everywhere;
        carrier = carries;
      }
    }
    clip = cut(clip, around);
    sticks = { x: sticks.x || around.sticks.x, y: sticks.y || around.sticks.y };
    if (around.isFixed) break;
  }
  layers.unshift({ clip: intersection(clip, viewport) ?? nowhere, carrier });
  return layers;
}

/** The part of the viewport in which anything inside of all layers can be seen; null where there is none. */
export function visiblePart(layers: readonly Layer[]): Box | null {
  return layers.reduce<Box | null>((visible, { clip }) => visible && intersection(visible, clip), everywhere);
}

const nowhere: Box = { left: 0, top: 0, right: 0, bottom: 0 };

function carrierOf(
  scroller: Element,
  { overflows, scrolled, step }: ScrollerFacts,
  sticks: Along<boolean>,
): Carrier | null {
  const carries = { x: overflows.x && !sticks.x, y: overflows.y && !sticks.y };
  if (!carries.x && !carries.y) return null;
  return { scroller, scrolled, step: { x: carries.x ? step.x : 0, y: carries.y ? step.y : 0 } };
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
