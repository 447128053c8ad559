import aidStyles from './aids.css?inline';
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
 * Makes an empty overlay for lists.
 * @param aids elements for the same closed root, above the rows; they are placed in pixels of the viewport
 */
export function createOverlay(document: Document, aids: readonly Element[] = []): Overlay {
  const lists = document.createElement('div');
  // The aids say the same to screen readers, in the order in which it is read.
  lists.ariaHidden = 'true';
  const host = createHost(document, `${styles}\n${aidStyles}`, [lists, ...aids]);
  const drawings: ListDrawing[] = [];

  return {
    draw(pictures) {
      // What stands beside the lists looks as the first of them does.
      host.show(pictures[0]?.theme ?? null);
      if (!host.isInPlace()) return false;
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
      return true;
    },
    clear() {
      for (const drawing of drawings) drawing.clear();
    },
    remove() {
      for (const drawing of drawings) drawing.clear();
      host.remove();
    },
    owns: (node) => host.owns(node),
    sentinel: host.sentinel,
  };
}
