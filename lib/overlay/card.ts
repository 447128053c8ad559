import type { Explanation } from './explanation.ts';
import type { Box } from './geometry.ts';

/** What describes the cell that has the focus, inside of the closed root. */
export const cardId = 'card';

/** The card that explains the numbers under the pointer or the focus ring. It never takes a click or a wheel turn away from the page. */
export class Card {
  readonly element: HTMLElement;
  #shown: readonly Explanation[] = [];

  constructor(document: Document) {
    this.element = document.createElement('div');
    this.element.className = 'card';
    this.element.id = cardId;
    // It is read as the description of the cell that has the focus, not by itself.
    this.element.ariaHidden = 'true';
    this.element.hidden = true;
  }

  /** Shows the explanations under (or, near the lower edge, above) `anchor`. */
  show(explanations: readonly Explanation[], anchor: Box): void {
    const { element } = this;
    const { documentElement } = element.ownerDocument;
    const isShown =
      explanations.length === this.#shown.length && explanations.every((one, index) => one === this.#shown[index]);
    if (!isShown) {
      this.#shown = explanations;
      element.replaceChildren(...explanations.map((one) => this.#write(one)));
    }
    element.hidden = false;
    const { width, height } = element.getBoundingClientRect();
    const left = Math.max(8, Math.min(anchor.right - width, documentElement.clientWidth - width - 8));
    const below = anchor.bottom + 6;
    const top = below + height > documentElement.clientHeight ? Math.max(8, anchor.top - height - 6) : below;
    element.style.transform = `translate(${left}px, ${top}px)`;
  }

  hide(): void {
    this.element.hidden = true;
  }

  #write({ heading, pairs, sentences }: Explanation): HTMLElement {
    const part = this.#element('div', 'explanation', '');
    part.append(this.#element('p', 'heading', heading));
    if (pairs.length > 0) {
      const list = this.#element('dl', 'pairs', '');
      for (const { label, text } of pairs) list.append(this.#element('dt', '', label), this.#element('dd', '', text));
      part.append(list);
    }
    part.append(...sentences.map((sentence) => this.#element('p', 'sentence', sentence)));
    return part;
  }

  #element(tag: string, className: string, text: string): HTMLElement {
    const element = this.element.ownerDocument.createElement(tag);
    if (className !== '') element.className = className;
    element.textContent = text;
    return element;
  }
}
