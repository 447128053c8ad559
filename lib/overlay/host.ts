import tokens from '../look/tokens.css?inline';
import styles from './host.css?inline';
import guard from './host-guard.css?inline';

/** The one element that stands in the page; everything else is inside its closed shadow root, where the page cannot read. */
const overlayTag = 'appsprint-overlay';

export interface Host {
  /** Puts the element at the end of the page's body, if it is not there, in this look; null keeps the look it has. */
  show(theme: 'light' | 'dark' | null): void;
  /** Takes the element off the page; `show` puts it back. */
  remove(): void;
  /** False where the page has moved or turned the element itself: everything in it would stand somewhere else. */
  isInPlace(): boolean;
  /** True for the element itself, so that watchers of the page can ignore it. */
  owns(node: Node): boolean;
  /** True for what the element is put into. */
  liesIn(place: Node): boolean;
  /** An unseen element of a fixed size, deeper in its tree than any element of a page is in its own. */
  readonly sentinel: Element;
}

/**
 * Makes the element that everything of ours is drawn in. One left behind by an earlier copy of the extension is taken away.
 * @param css styles of the content, beside the design tokens
 */
export function createHost(document: Document, css: string, content: readonly Element[]): Host {
  for (const old of document.querySelectorAll(overlayTag)) old.remove();
  const host = createHostElement(document, overlayTag);
  const root = host.attachShadow({ mode: 'closed' });
  const look = new CSSStyleSheet();
  look.replaceSync(`${tokens}\n${guard}\n${styles}\n${css}`);
  root.adoptedStyleSheets = [look];
  const { outer, sentinel } = createSentinel(document);
  root.append(...content, outer);
  return {
    show(theme) {
      if (theme !== null && host.dataset.theme !== theme) host.dataset.theme = theme;
      if (host.parentNode !== document.body) document.body.append(host);
    },
    remove: () => host.remove(),
    isInPlace() {
      const { left, top, width, height } = host.getBoundingClientRect();
      return [left, top, width - host.offsetWidth, height - host.offsetHeight].every((off) => Math.abs(off) < 1);
    },
    owns: (node) => node === host,
    liesIn: (place) => place === document.body,
    sentinel,
  };
}

/**
 * A page that has made an element of its own out of our tag is handed the closed root of each (HTML standard,
 * `ElementInternals.shadowRoot`); there a plain element has to do.
 */
export function createHostElement(document: Document, tag: string): HTMLElement {
  const host = document.createElement(tag);
  return host.matches(':defined') ? document.createElement('div') : host;
}

/** More elements than any page has inside of each other within one tree. */
const deeperThanPages = 100;

function createSentinel(document: Document): { readonly outer: Element; readonly sentinel: Element } {
  const sentinel = document.createElement('div');
  sentinel.className = 'sentinel';
  let outer = sentinel;
  for (let depth = 1; depth < deeperThanPages; depth++) {
    const around = document.createElement('div');
    around.append(outer);
    outer = around;
  }
  outer.ariaHidden = 'true';
  return { outer, sentinel };
}
