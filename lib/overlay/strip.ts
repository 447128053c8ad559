import { t } from '#lib/words';
import type { Cell } from './cell.ts';
import type { Box } from './geometry.ts';

/** How good or bad a sentence is; each has a shape of its own, so that colour is never alone. */
export type Tone = 'warn' | 'bad' | 'unsure';

/** What the strip under a list says. */
export interface StripContent {
  /** Totals of the whole list; empty where there are none. */
  readonly totals: readonly { readonly title: string; readonly cell: Cell }[];
  readonly coverage: string | null;
  readonly freshness: string | null;
  readonly notice: { readonly tone: Tone; readonly text: string } | null;
}

/** What the strip's own controls do. */
export interface StripActions {
  pause(): void;
  /** Gives back whether the browser let it be opened. */
  open(): Promise<boolean>;
}

/** The name that total cells carry instead of a row's id. */
export const totalId = 'total';

/** Height of the strip in CSS pixels. */
export const stripHeight = 28;

const marks: Readonly<Record<Tone, string>> = { warn: '▲', bad: '✕', unsure: '◦' };

/** The strip with the totals. Its few buttons are the only things of the overlay that take the pointer. */
export class Strip {
  readonly element: HTMLElement;
  /** The one tab stop of the overlay; the arrow keys go on from here. */
  readonly entry: HTMLButtonElement;
  readonly #document: Document;
  readonly #items: HTMLElement;
  #written = '';
  #content: StripContent | null = null;
  #top = 0;

  constructor(document: Document, actions: StripActions) {
    this.#document = document;
    this.element = this.#create('div', 'strip');
    this.element.role = 'toolbar';
    this.element.ariaLabel = t('overlay.figures');
    this.element.hidden = true;
    this.entry = this.#button('entry', 'AppSprint', t('overlay.entry'), () =>
      this.entry.focus({ preventScroll: true }),
    );
    this.#items = this.#create('div', 'items');
    const pause = this.#button('pause', t('overlay.pause'), t('overlay.pauseWhy'), actions.pause);
    const open = this.#button('open', t('overlay.open'), t('overlay.openWhy'), async () => {
      if (!(await actions.open())) open.textContent = t('overlay.openByHand');
    });
    for (const other of [pause, open]) other.tabIndex = -1;
    this.element.append(this.entry, this.#items, pause, open);
    this.element.addEventListener('keydown', (event) => this.#walk(event));
  }

  get content(): StripContent | null {
    return this.#content;
  }

  /** Shows `content` at `box`; without a free place it can be reached by keyboard alone and shows itself then, at `fallback`. */
  show(content: StripContent, box: Box | null, fallback: Box): void {
    const { style, classList } = this.element;
    const { left, top, right } = box ?? fallback;
    style.transform = `translate(${left}px, ${top}px)`;
    style.width = `${right - left}px`;
    classList.toggle('unplaced', box === null);
    this.element.hidden = false;
    this.#top = top;
    this.#content = content;
    const text = JSON.stringify(content);
    if (text === this.#written) return;
    this.#written = text;
    this.#items.replaceChildren(...this.#write(content));
  }

  hide(): void {
    this.element.hidden = true;
    this.#content = null;
  }

  /** The total at a point, or of a metric. */
  hit(wanted: { readonly x: number; readonly y: number } | string): { readonly box: Box; readonly cell: Cell } | null {
    if (this.#content === null || this.element.hidden) return null;
    // Most movements of the pointer are elsewhere, and need not be measured.
    if (typeof wanted !== 'string' && (wanted.y < this.#top || wanted.y > this.#top + stripHeight)) return null;
    const elements = this.#items.querySelectorAll('.cell');
    for (const [index, { cell }] of this.#content.totals.entries()) {
      const box = elements[index]?.parentElement?.getBoundingClientRect();
      if (box === undefined) continue;
      const isWanted =
        typeof wanted === 'string'
          ? cell.metric === wanted
          : wanted.x >= box.left && wanted.x < box.right && wanted.y >= box.top && wanted.y < box.bottom;
      if (isWanted) return { box, cell };
    }
    return null;
  }

  #write({ totals, coverage, freshness, notice }: StripContent): HTMLElement[] {
    const numbers = totals.map(({ title, cell }) => {
      const total = this.#create('span', 'total');
      total.ariaHidden = 'true';
      const number = this.#create('span', 'cell', cell.text);
      number.dataset.id = totalId;
      number.dataset.metric = cell.metric;
      number.dataset.state = cell.state;
      number.dataset.source = cell.source;
      total.append(this.#create('span', 'title', title), number);
      return total;
    });
    const sentence =
      notice === null ? [] : [this.#create('span', `notice ${notice.tone}`, `${marks[notice.tone]} ${notice.text}`)];
    const facts = [coverage, freshness].flatMap((text) => (text === null ? [] : [this.#create('span', 'fact', text)]));
    return [...numbers, ...sentence, ...facts];
  }

  /** Left and right go over the strip's own buttons, as in any toolbar. */
  #walk(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...this.element.querySelectorAll('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    buttons.at((at + step) % buttons.length)?.focus({ preventScroll: true });
    event.preventDefault();
    event.stopPropagation();
  }

  #button(className: string, text: string, title: string, act: () => unknown): HTMLButtonElement {
    const button = this.#document.createElement('button');
    button.type = 'button';
    button.className = className;
    button.textContent = text;
    button.title = title;
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      // Only what a person does counts, not what a script makes up.
      if (event.isTrusted) act();
    });
    return button;
  }

  #create(tag: string, className: string, text = ''): HTMLElement {
    const element = this.#document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  }
}
