import aidStyles from './aids.css?inline';
import { createCarriedHost } from './carried-host.ts';
import { createHost } from './host.ts';
import { ListDrawing } from './list-drawing.ts';
import styles from './overlay.css?inline';
import type { Picture } from './picture.ts';

export interface Overlay {
  /**
   * Draws one frame, a picture for each list of the page; rows that are in none disappear. Gives back false, with nothing
   * drawn, where the page has moved what is drawn in.
   */
  draw(pictures: readonly Picture[]): boolean;
  /** Takes every mark off the page and keeps the hosts for the next picture. */
  clear(): void;
  /** Takes the hosts off the page for good. */
  remove(): void;
  /** True for the overlay's own elements, so that watchers of the page can ignore them. */
  owns(node: Node): boolean;
  /** True for the places that the overlay puts its elements into. */
  liesIn(place: Node): boolean;
  /** An unseen element of a fixed size, deeper in its tree than any element of a page is in its own. */
  readonly sentinel: Element;
}

/**
 * Makes an empty overlay for lists. Rows that the page scrolls lie in their scroller; of several lists the first one's
 * scroller counts, and the rows of the others are moved once a frame.
 * @param aids elements for the closed root at the end of the page, above the rows; they are placed in pixels of the viewport
 */
export function createOverlay(document: Document, aids: readonly Element[] = []): Overlay {
  const lists = document.createElement('div');
  const carried = document.createElement('div');
  // The aids say the same to screen readers, in the order in which it is read.
  for (const part of [lists, carried]) part.ariaHidden = 'true';
  const host = createHost(document, `${styles}\n${aidStyles}`, [lists, ...aids]);
  const carriedHost = createCarriedHost(document, styles, carried);
  const drawings: ListDrawing[] = [];

  return {
    draw(pictures) {
      // What stands beside the lists looks as the first of them does.
      host.show(pictures[0]?.theme ?? null);
      if (!host.isInPlace()) return false;
      while (drawings.length < pictures.length) {
        const drawing = new ListDrawing(document);
        drawings.push(drawing);
        lists.append(drawing.still);
        carried.append(drawing.carried);
      }
      const [first] = pictures;
      const carrier = first?.carrier ?? null;
      const corner = first && carrier && carriedHost.lieIn(carrier, first.theme);
      if (!corner) carriedHost.remove();
      for (const [index, drawing] of drawings.entries()) {
        const picture = pictures[index];
        if (picture === undefined) drawing.clear();
        else drawing.draw(picture, picture.carrier?.scroller === carrier?.scroller ? (corner ?? null) : null);
      }
      return true;
    },
    clear() {
      for (const drawing of drawings) drawing.clear();
    },
    remove() {
      for (const drawing of drawings) drawing.clear();
      host.remove();
      carriedHost.remove();
    },
    owns: (node) => host.owns(node) || carriedHost.owns(node),
    liesIn: (place) => host.liesIn(place) || carriedHost.liesIn(place),
    sentinel: host.sentinel,
  };
}
