import type { Box } from './geometry.ts';

/** The card that explains the number under the pointer. It never takes a click or a wheel turn away from the page. */
export class Tip {
  readonly element: HTMLElement;

  constructor(document: Document) {
    this.element = document.createElement('div');
    this.element.className = 'tip';
    this.element.hidden = true;
  }

  /** Shows `text` under (or, near the lower edge, above) `anchor`. */
  show(text: string, anchor: Box, viewport: { readonly width: number; readonly height: number }): void {
    this.element.textContent = text;
    this.element.hidden = false;
    const { width, height } = this.element.getBoundingClientRect();
    const left = Math.max(8, Math.min(anchor.right - width, viewport.width - width - 8));
    const below = anchor.bottom + 6;
    const top = below + height > viewport.height ? Math.max(8, anchor.top - height - 6) : below;
    this.element.style.transform = `translate(${left}px, ${top}px)`;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
