import type { PixelId } from '#lib/appsprint/contract';
import type { Box } from '#lib/overlay';
import { t } from '#lib/words';
import { copyButton } from './copy-button.ts';
import { button, element } from './elements.ts';
import { drawGlyph } from './glyph.ts';
import type { PixelNote } from './pixel-note.ts';

/** What a person can do with the Pixel ID of the page. */
export interface PixelActions {
  readonly copy: (text: string) => Promise<void>;
  /** Opens Options with the Pixel ID in its field, where the person saves it or does not. */
  readonly usePixel: (pixelId: PixelId) => Promise<void>;
}

/** The note on a pixel's page, with the Pixel ID to copy and to put into Options. */
export class PixelPanel {
  readonly element: HTMLElement;
  readonly #actions: PixelActions;
  #written = '';

  constructor(document: Document, actions: PixelActions) {
    this.#actions = actions;
    this.element = element(document, 'div', 'pill note');
    this.element.role = 'group';
    this.element.ariaLabel = t('marks.pixel.label');
    this.element.hidden = true;
  }

  /** @param spot where it stands; null where nothing is free, and it shows itself only while it is used by keyboard */
  show(note: PixelNote, pixelId: PixelId, spot: Box | null): void {
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
    if (note.mayBeUsed) row.append(this.#buttonToUse(pixelId));
    row.append(copyButton(ownerDocument, { label: t('marks.copyPixel'), value: pixelId }, this.#actions.copy));
    this.element.replaceChildren(head, ...sentences, row);
  }

  #buttonToUse(pixelId: PixelId): HTMLButtonElement {
    const made = button(this.element.ownerDocument, 'copy use', t('marks.pixel.use'), () => {
      this.#actions.usePixel(pixelId).then(
        () => {
          made.textContent = t('marks.pixel.opened');
        },
        (error: unknown) => console.debug('AppSprint Companion could not open its options.', error),
      );
    });
    return made;
  }
}
