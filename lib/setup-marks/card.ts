import type { Box } from '#lib/overlay';
import type { RuleName } from '#lib/setup-checks';
import { t } from '#lib/words';
import { copyButton } from './copy-button.ts';
import { button, element } from './elements.ts';
import type { Explanation } from './explanation.ts';

export interface CardEdges {
  readonly document: Document;
  readonly copy: (text: string) => Promise<void>;
  /** A person wants to read the help page of a rule. */
  readonly openHelp: (rule: RuleName) => void;
  /** The card was closed by a person. */
  readonly closed: () => void;
}

/** The card that explains one finding. It is there only while a person has it open. */
export class SetupCard {
  readonly element: HTMLElement;
  readonly #edges: CardEdges;
  #written = '';

  constructor(edges: CardEdges) {
    this.#edges = edges;
    this.element = element(edges.document, 'div', 'card');
    this.element.role = 'dialog';
    this.element.hidden = true;
    this.element.addEventListener('keydown', (event) => {
      // The page has its own meaning for keys, and must not hear those pressed here.
      event.stopPropagation();
      if (event.key !== 'Escape') return;
      event.preventDefault();
      edges.closed();
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Shows an explanation; what is shown already stays as it is, with its focus. */
  show(explanation: Explanation): void {
    const text = JSON.stringify(explanation);
    this.element.hidden = false;
    if (text === this.#written) return;
    this.#written = text;
    this.element.ariaLabel = explanation.heading;
    this.element.replaceChildren(...this.#write(explanation));
  }

  /** Puts the card under `anchor`, or above it near the lower edge of the window. */
  place(anchor: Box): void {
    const { documentElement } = this.#edges.document;
    const { width, height } = this.element.getBoundingClientRect();
    const left = Math.max(8, Math.min(anchor.right - width, documentElement.clientWidth - width - 8));
    const below = anchor.bottom + 6;
    const top = below + height > documentElement.clientHeight - 8 ? Math.max(8, anchor.top - height - 6) : below;
    this.element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  focus(): void {
    this.element.querySelector('button')?.focus({ preventScroll: true });
  }

  hide(): void {
    this.element.hidden = true;
    this.#written = '';
  }

  #write({ rule, heading, parts, copies }: Explanation): HTMLElement[] {
    const { document, closed, copy, openHelp } = this.#edges;
    const close = button(document, 'close', '✕', closed);
    close.ariaLabel = t('marks.close');
    const list = element(document, 'dl', 'parts');
    for (const { label, text } of parts)
      list.append(element(document, 'dt', '', label), element(document, 'dd', '', text));
    const row = element(document, 'div', 'copies');
    row.append(
      ...copies.map((value) => copyButton(document, value, copy)),
      button(document, 'help', t('marks.help'), () => openHelp(rule)),
    );
    const head = element(document, 'div', 'head');
    head.append(element(document, 'p', 'heading', heading), close);
    return [head, list, row];
  }
}
