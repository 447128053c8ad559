import tokens from '../look/tokens.css?inline';
import aidStyles from './aids.css?inline';
import { ListDrawing } from './list-drawing.ts';
import styles from './overlay.css?inline';
import type { Picture } from './picture.ts';

/** The one element that stands in the page; everything else is inside its closed shadow root, where the page cannot read. */
const overlayTag = 'appsprint-overlay';

export interface Overlay {
  /** Draws one frame, a picture for each list of the page; rows that are in none disappear. */
  draw(pictures: readonly Picture[]): void;
  /** Takes every mark off the page and keeps the host for the next picture. */
  clear(): void;
  /** Takes the host off the page for good. */
  remove(): void;
  /** True for the overlay's own element, so that watchers of the page can ignore it. */
  owns(node: Node): boolean;
  /** An unseen element of a fixed size, deeper in its tree than any element of a page is in its own. */
  readonly sentinel: Element;
}

/**
 * Puts an empty overlay at the end of the page's body. An overlay left behind by an earlier copy of the extension is replaced.
 * @param aids elements for the same closed root, above the rows; they are placed in pixels of the viewport
 */
export function createOverlay(document: Document, aids: readonly Element[] = []): Overlay {
  for (const old of document.querySelectorAll(overlayTag)) old.remove();
  const host = document.createElement(overlayTag);
  const root = host.attachShadow({ mode: 'closed' });
  const look = new CSSStyleSheet();
  look.replaceSync(`${tokens}\n${styles}\n${aidStyles}`);
  root.adoptedStyleSheets = [look];

  const lists = document.createElement('div');
  // The aids say the same to screen readers, in the order in which it is read.
  lists.ariaHidden = 'true';
  const { outer, sentinel } = createSentinel(document);
  root.append(lists, ...aids, outer);
  const drawings: ListDrawing[] = [];

  return {
    draw(pictures) {
      while (drawings.length < pictures.length) {
        const drawing = new ListDrawing(document);
        drawings.push(drawing);
        lists.append(drawing.element);
      }
      for (const [index, drawing] of drawings.entries()) {
        const picture = pictures[index];
        if (picture === undefined) drawing.clear();
        else drawing.draw(picture);
      }
      // What stands beside the lists looks as the first of them does.
      const theme = pictures[0]?.theme;
      if (theme !== undefined && host.dataset.theme !== theme) host.dataset.theme = theme;
      if (!host.isConnected) document.body.append(host);
    },
    clear() {
      for (const drawing of drawings) drawing.clear();
    },
    remove() {
      for (const drawing of drawings) drawing.clear();
      host.remove();
    },
    owns: (node) => node === host,
    sentinel,
  };
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
