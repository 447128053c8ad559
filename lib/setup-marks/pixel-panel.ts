import type { Box } from '#lib/overlay';
import { t } from '#lib/words';
import { copyButton } from './copy-button.ts';
import { element } from './elements.ts';
import { drawGlyph } from './glyph.ts';
import type { PixelNote } from './pixel-note.ts';

/** The note on a pixel's page, with the Pixel ID to copy. */
export class PixelPanel {
  readonly element: HTMLElement;
  readonly #copy: (text: string) => Promise<void>;
  #written = '';

  constructor(document: Document, copy: (text: string) => Promise<void>) {
    this.#copy = copy;
    this.element = element(document, 'div', 'pill note');
    this.element.role = 'group';
    this.element.ariaLabel = t('marks.pixel.label');
    this.element.hidden = true;
  }

  /** @param spot where it stands; null where nothing is free, and it shows itself only while it is used by keyboard */
  show(note: PixelNote, pixelId: string, spot: Box | null): void {
    const { style, classList, ownerDocument } = this.element;
    const { clientWidth, clientHeight } = ownerDocument.documentElement;
    style.right = `${spot === null ? 16 : clientWidth - spot.right}px`;
    style.bottom = `${spot === null ? 16 : clientHeight - spot.bottom}px`;
    classList.toggle('unplaced', spot === null);
    this.element.hidden = false;
    const text = JSON.stringify([note, pixelId]);
    if (text === this.#written) return;
    this.#written = text;
    this.element.dataset.pixel = note.glyph;
    const head = element(ownerDocument, 'p', 'count heading');
    head.append(drawGlyph(ownerDocument, note.glyph), note.heading);
    const sentences = note.sentences.map((sentence) => element(ownerDocument, 'p', 'sentence', sentence));
    const row = element(ownerDocument, 'div', 'copies');
    row.append(copyButton(ownerDocument, { label: t('marks.copyPixel'), value: pixelId }, this.#copy));
    this.element.replaceChildren(head, ...sentences, row);
  }
}
