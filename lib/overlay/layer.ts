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
      this.#stop();
      return { x: 0, y: 0 };
    }
    const { scrolled, step } = carrier;
    const moved = { x: -scrolled.x * step.x, y: -scrolled.y * step.y };
    if ('ScrollTimeline' in globalThis) this.#bind(carrier);
    else this.element.style.transform = `translate(${moved.x}px, ${moved.y}px)`;
    return moved;
  }

  /** Lets the browser move the element with the scroller, without a script and so without a delay. */
  #bind(carrier: Carrier): void {
    const last = this.#followed;
    const { scroller, step } = carrier;
    if (last?.scroller === scroller && last.step.x === step.x && last.step.y === step.y) return;
    this.#stop();
    this.#followed = carrier;
    const along = (axis: 'x' | 'y', property: 'translate' | 'transform', from: string, to: string): Animation[] =>
      step[axis] === 0
        ? []
        : [
            this.element.animate(
              { [property]: [from, to] },
              {
                timeline: new ScrollTimeline({ source: scroller, axis }),
                fill: 'both',
                rangeStart: '0px',
                rangeEnd: `${reach}px`,
              },
            ),
          ];
    this.#animations = [
      ...along('x', 'translate', '0px 0px', `${-reach * step.x}px 0px`),
      ...along('y', 'transform', 'translateY(0px)', `translateY(${-reach * step.y}px)`),
    ];
  }

  #stop(): void {
    for (const animation of this.#animations) animation.cancel();
    this.#animations = [];
    this.#followed = null;
    this.element.style.transform = '';
  }
}
