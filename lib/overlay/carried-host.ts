import tokens from '../look/tokens.css?inline';
import styles from './carried-host.css?inline';
import type { Point } from './clip-box.ts';
import { createHostElement } from './host.ts';
import guard from './host-guard.css?inline';

/** The element that lies in a scroller of the page; its closed root holds rows and nothing else. */
const rowsTag = 'appsprint-rows';

/** Side of the square that is measured, in CSS pixels. It stands above the host, so that it makes no scroller longer. */
const measured = 100;

/** A scroller of the page that moves the rows of a list by itself. */
export interface Carrier {
  readonly scroller: Element;
  /** Where the rows' cells stand in the scroller's order of what lies over what: the z-index that ours must have too. */
  readonly level: number;
}

export interface CarriedHost {
  /**
   * Lies in the carrier's scroller from now on, with no size of its own. Gives back where it is in the viewport now; null
   * where the page shows what lies there larger, smaller or turned.
   */
  lieIn(carrier: Carrier, theme: 'light' | 'dark'): Point | null;
  /** Takes the element off the page; `lieIn` puts it back. */
  remove(): void;
  /** True for the element itself, so that watchers of the page can ignore it. */
  owns(node: Node): boolean;
  /** True for what the element was last put into. */
  liesIn(place: Node): boolean;
}

/**
 * Makes the element for rows that the page scrolls. Browsers show what is scrolled before any script has run, so only what
 * lies in the scroller itself is never behind its rows. One left behind by an earlier copy of the extension is taken away.
 * @param css styles of the content, beside the design tokens
 */
export function createCarriedHost(document: Document, css: string, content: Element): CarriedHost {
  for (const old of document.querySelectorAll(rowsTag)) old.remove();
  const host = createHostElement(document, rowsTag);
  const root = host.attachShadow({ mode: 'closed' });
  const look = new CSSStyleSheet();
  look.replaceSync(`${tokens}\n${guard}\n${styles}\n${css}`);
  root.adoptedStyleSheets = [look];
  const measure = document.createElement('div');
  measure.className = 'measure';
  root.append(measure, content);
  let place: Element | null = null;
  return {
    lieIn({ scroller, level }, theme) {
      if (host.dataset.theme !== theme) host.dataset.theme = theme;
      const around = scroller === document.documentElement ? document.body : scroller;
      if (host.parentNode !== around) {
        around.append(host);
        place = around;
        // What an element without a position holds is scrolled by it only in its own flow.
        const isInFlow = around === scroller && getComputedStyle(around).position === 'static';
        host.toggleAttribute('data-in-flow', isInFlow);
      }
      const order = String(level);
      if (host.style.zIndex !== order) host.style.zIndex = order;
      const { left, top, width, height } = measure.getBoundingClientRect();
      return Math.abs(width - measured) > 0.01 || Math.abs(height - measured) > 0.01
        ? null
        : { left, top: top + measured };
    },
    remove: () => host.remove(),
    owns: (node) => node === host,
    liesIn: (node) => node === place,
  };
}
