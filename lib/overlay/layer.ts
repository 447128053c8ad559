import type { Box } from './geometry.ts';

/** Distances along both axes. */
export interface Along {
  readonly x: number;
  readonly y: number;
}

/**
 * A scroller of the page that moves the rows by itself. Browsers show what is scrolled before any script of the page has
 * run, so whatever follows such a scroller from a script stays behind it.
 */
export interface Carrier {
  readonly scroller: Element;
  /** How far it was scrolled away from its start when the picture was measured, in its own pixels. */
  readonly scrolled: Along;
  /** Pixels of the viewport by which one pixel of scrolling moves the rows up or left; 0 along an axis it does not move them. */
  readonly step: Along;
}

/** A part of the page in which rows are seen. `carrier` moves everything inside of the clip, but not the clip. */
export interface Layer {
  readonly clip: Box;
  readonly carrier: Carrier | null;
}

/** Further than any list can be scrolled: browsers make no element as high. */
const reach = 2 ** 25;

/** An element whose insides move together with a scroller of the page, in the same frame. */
export class Mover {
  readonly element: HTMLElement;
  #followed: Carrier | null = null;
  #animations: readonly Animation[] = [];

  constructor(document: Document) {
    this.element = document.createElement('div');
    this.element.className = 'mover';
  }

  /** Follows `carrier` from now on, or nothing. Gives back where its insides stand now, as a distance from itself. */
  follow(carrier: Carrier | null): Along {
    if (carrier === null) {
      if (this.#followed !== null) this.#stop();
      return { x: 0, y: 0 };
    }
    const { scrolled, step } = carrier;
    const moved = { x: -scrolled.x * step.x, y: -scrolled.y * step.y };
    if (!('ScrollTimeline' in globalThis)) this.#put(moved);
    else if (!isSame(this.#followed, carrier)) {
      this.#stop();
      // Where the page takes the scroller away, and until the browser has begun, this is the best that is known.
      this.#put(moved);
      this.#bind(carrier);
    }
    this.#followed = carrier;
    return moved;
  }

  /** Lets the browser move the element with the scroller, without a script and so without a delay. */
  #bind({ scroller, step }: Carrier): void {
    const along = (axis: 'x' | 'y', property: 'translate' | 'transform', from: string, to: string): Animation[] => {
      if (step[axis] === 0) return [];
      const timeline = new ScrollTimeline({ source: scroller, axis });
      return [
        this.element.animate(
          { [property]: [from, to] },
          { timeline, fill: 'both', rangeStart: '0px', rangeEnd: `${reach}px` },
        ),
      ];
    };
    this.#animations = [
      ...along('x', 'translate', '0px 0px', `${-reach * step.x}px 0px`),
      ...along('y', 'transform', 'translateY(0px)', `translateY(${-reach * step.y}px)`),
    ];
  }

  #put({ x, y }: Along): void {
    this.element.style.translate = `${x}px 0px`;
    this.element.style.transform = `translateY(${y}px)`;
  }

  #stop(): void {
    for (const animation of this.#animations) animation.cancel();
    this.#animations = [];
    this.#followed = null;
    this.#put({ x: 0, y: 0 });
  }
}

function isSame(one: Carrier | null, { scroller, step }: Carrier): boolean {
  return one !== null && one.scroller === scroller && one.step.x === step.x && one.step.y === step.y;
}
