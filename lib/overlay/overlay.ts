import tokens from '../look/tokens.css?inline';
import aidStyles from './aids.css?inline';
import type { Box } from './geometry.ts';
import styles from './overlay.css?inline';
import type { Picture } from './picture.ts';
import { RowSheet } from './row-sheet.ts';

/** The one element that stands in the page; everything else is inside its closed shadow root, where the page cannot read. */
const overlayTag = 'appsprint-overlay';

export interface Overlay {
  /** Draws one frame; rows that are not in it disappear. */
  draw(picture: Picture): void;
  /** Takes every mark off the page and keeps the host for the next picture. */
  clear(): void;
  /** Takes the host off the page for good. */
  remove(): void;
  /** True for the overlay's own element, so that watchers of the page can ignore it. */
  owns(node: Node): boolean;
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

  const clip = document.createElement('div');
  clip.className = 'clip';
  const band = document.createElement('div');
  band.className = 'band';
  band.hidden = true;
  const header = document.createElement('div');
  header.className = 'header';
  band.append(header);
  const sheet = new RowSheet(document);
  clip.append(sheet.element);
  root.append(band, clip, ...aids);

  let titles = '';

  return {
    draw(picture) {
      if (host.dataset.theme !== picture.theme) host.dataset.theme = picture.theme;
      place(clip, picture.clip);
      drawBand(picture);
      sheet.show(picture);
      if (!host.isConnected) document.body.append(host);
    },
    clear() {
      sheet.hide();
      band.hidden = true;
    },
    remove() {
      host.remove();
    },
    owns: (node) => node === host,
  };

  function drawBand({ band: wanted, clip: visible }: Picture): void {
    band.hidden = wanted === null;
    if (wanted === null) return;
    place(band, wanted.box);
    header.style.height = `${visible.top - wanted.box.top}px`;
    const joined = wanted.titles.join('\n');
    if (joined === titles) return;
    titles = joined;
    const names = wanted.titles.map((title) => textElement(document, 'title', title));
    header.replaceChildren(textElement(document, 'product', 'AppSprint'), ...names);
  }
}

function textElement(document: Document, className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

function place(element: HTMLElement, box: Box): void {
  const { style } = element;
  style.transform = `translate(${box.left}px, ${box.top}px)`;
  style.width = `${box.right - box.left}px`;
  style.height = `${box.bottom - box.top}px`;
}
