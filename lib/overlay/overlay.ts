import tokens from '../look/tokens.css?inline';
import type { Box } from './geometry.ts';
import styles from './overlay.css?inline';
import type { Picture } from './picture.ts';
import { RowSheet } from './row-sheet.ts';
import { Tip } from './tip.ts';

/** The one element that stands in the page; everything else is inside its closed shadow root, where the page cannot read. */
const overlayTag = 'appsprint-overlay';

export interface Overlay {
  /** Draws one frame; rows that are not in it disappear. */
  draw(picture: Picture): void;
  /** Takes every mark off the page and keeps the host for the next picture. */
  clear(): void;
  /** Takes the host off the page for good. */
  remove(): void;
  /** Explains the cell at a point of the viewport, or hides the explanation where there is none. */
  explainAt(x: number, y: number): void;
  /** True for the overlay's own element, so that watchers of the page can ignore it. */
  owns(node: Node): boolean;
}

/** Puts an empty overlay at the end of the page's body. An overlay left behind by an earlier copy of the extension is replaced. */
export function createOverlay(document: Document): Overlay {
  for (const old of document.querySelectorAll(overlayTag)) old.remove();
  const host = document.createElement(overlayTag);
  const root = host.attachShadow({ mode: 'closed' });
  const look = new CSSStyleSheet();
  look.replaceSync(`${tokens}\n${styles}`);
  root.adoptedStyleSheets = [look];

  const clip = document.createElement('div');
  clip.className = 'clip';
  const band = document.createElement('div');
  band.className = 'band';
  band.hidden = true;
  const header = document.createElement('div');
  header.className = 'header';
  band.append(header);
  const tip = new Tip(document);
  const sheet = new RowSheet(document);
  clip.append(sheet.element);
  root.append(band, clip, tip.element);

  let drawn: Picture | null = null;
  let titles = '';

  return {
    draw(picture) {
      drawn = picture;
      if (host.dataset.theme !== picture.theme) host.dataset.theme = picture.theme;
      place(clip, picture.clip);
      drawBand(picture);
      sheet.show(picture);
      if (!host.isConnected) document.body.append(host);
    },
    clear() {
      drawn = null;
      sheet.hide();
      band.hidden = true;
      tip.hide();
    },
    remove() {
      drawn = null;
      host.remove();
    },
    explainAt(x, y) {
      const hit = drawn === null ? null : cellAt(drawn, x, y);
      if (hit === null) tip.hide();
      else
        tip.show(hit.text, hit.box, {
          width: document.documentElement.clientWidth,
          height: document.documentElement.clientHeight,
        });
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

/** The explanation at a point: cells of a row share its width evenly in a column band; a chip explains all its numbers. */
function cellAt(picture: Picture, x: number, y: number): { readonly text: string; readonly box: Box } | null {
  if (!contains(picture.clip, x, y)) return null;
  const row = picture.rows.find(({ box }) => contains(box, x, y));
  if (row === undefined) return null;
  if (picture.mode === 'chip') return { text: row.cells.map((cell) => cell.explanation).join('\n\n'), box: row.box };
  const share = (row.box.right - row.box.left) / row.cells.length;
  const cell = row.cells[Math.floor((x - row.box.left) / share)];
  return cell === undefined ? null : { text: cell.explanation, box: row.box };
}

function contains(box: Box, x: number, y: number): boolean {
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}
