import { say } from '#lib/check-words';
import type { Box } from '#lib/overlay';
import type { RuleName, SetupFinding } from '#lib/setup-checks';
import { t, tCount } from '#lib/words';
import { button, element } from './elements.ts';
import { stepWords, verdictWords } from './explanation.ts';
import { drawGlyph, type GlyphName, glyphOf } from './glyph.ts';

export interface PillEdges {
  readonly document: Document;
  /** Goes to what should be put right first. */
  readonly next: () => void;
  readonly open: (rule: RuleName) => void;
}

export interface PillContent {
  readonly findings: readonly SetupFinding[];
  readonly next: SetupFinding | null;
  /** Why a part of the facts is missing. */
  readonly notice: string | null;
}

const counted: readonly { readonly verdict: SetupFinding['verdict']; readonly glyph: GlyphName }[] = [
  { verdict: 'right', glyph: 'right' },
  { verdict: 'wrong', glyph: 'bad' },
  { verdict: 'unverified', glyph: 'unverified' },
];

/** How many settings are right and wrong, what to put right next, and, opened, what every rule says. */
export class Pill {
  readonly element: HTMLElement;
  readonly #edges: PillEdges;
  readonly #counts: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  readonly #list: HTMLElement;
  #written = '';

  constructor(edges: PillEdges) {
    const { document } = edges;
    this.#edges = edges;
    this.element = element(document, 'div', 'pill');
    this.element.role = 'group';
    this.element.ariaLabel = t('marks.summary');
    this.element.hidden = true;
    this.#counts = button(document, 'counts', '', () => this.#open(this.#list.hidden !== false));
    this.#counts.ariaExpanded = 'false';
    this.#next = button(document, 'next', '', edges.next);
    this.#list = element(document, 'div', 'findings');
    this.#list.hidden = true;
    const bar = element(document, 'div', 'bar');
    bar.append(this.#counts, this.#next);
    this.element.append(this.#list, bar);
    this.element.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key !== 'Escape' || this.#list.hidden) return;
      event.preventDefault();
      this.#open(false);
      this.#counts.focus({ preventScroll: true });
    });
  }

  /** Whether the list of findings is open. */
  get isOpen(): boolean {
    return !this.#list.hidden;
  }

  /** @param spot the free corner it hangs in; null where nothing is free, and it shows itself only while it is used by keyboard */
  show(content: PillContent, spot: Pick<Box, 'right' | 'bottom'> | null, viewport: Box): void {
    const { style, classList } = this.element;
    const { right, bottom } = spot ?? { right: viewport.right - 16, bottom: viewport.bottom - 16 };
    style.right = `${viewport.right - right}px`;
    style.bottom = `${viewport.bottom - bottom}px`;
    classList.toggle('unplaced', spot === null);
    this.element.hidden = false;
    const text = JSON.stringify(content);
    if (text === this.#written) return;
    this.#written = text;
    this.#write(content);
  }

  hide(): void {
    this.element.hidden = true;
    this.close();
  }

  /** Closes the list of findings. */
  close(): void {
    this.#open(false);
  }

  #open(isOpen: boolean): void {
    this.#list.hidden = !isOpen;
    this.#counts.ariaExpanded = String(isOpen);
  }

  #write({ findings, next, notice }: PillContent): void {
    const { document, open } = this.#edges;
    const parts = counted.flatMap(({ verdict, glyph }) => {
      const count = findings.filter((finding) => finding.verdict === verdict).length;
      if (count === 0) return [];
      const part = element(document, 'span', 'count');
      part.append(
        drawGlyph(document, glyph),
        tCount(`marks.counts.${verdict as 'right' | 'wrong' | 'unverified'}`, count),
      );
      return [part];
    });
    this.#counts.replaceChildren(
      ...(parts.length > 0 ? parts : [element(document, 'span', 'count', t('marks.nothingChecked'))]),
    );
    this.#next.hidden = next === null;
    if (next !== null) this.#next.textContent = t('marks.next', { title: say(next.title) });
    const items = findings.map((finding) => {
      const item = button(document, 'finding', '', () => open(finding.rule));
      item.dataset.finding = finding.rule;
      item.dataset.verdict = finding.verdict;
      const name = element(document, 'span', 'name', say(finding.title));
      const said = element(document, 'span', 'said', verdictWords(finding));
      item.append(
        drawGlyph(document, glyphOf(finding)),
        name,
        said,
        element(document, 'span', 'step', stepWords(finding)),
      );
      return item;
    });
    this.#list.replaceChildren(...items, ...(notice === null ? [] : [element(document, 'p', 'notice', notice)]));
  }
}
