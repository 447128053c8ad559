import { say } from '#lib/check-words';
import type { Box } from '#lib/overlay';
import type { RuleName, SetupFinding } from '#lib/setup-checks';
import { t } from '#lib/words';
import { button, element } from './elements.ts';
import { verdictWords } from './explanation.ts';
import { drawGlyph, glyphOf } from './glyph.ts';

/** One mark of a frame. */
export interface PlacedMark {
  readonly finding: SetupFinding;
  readonly box: Box;
  /** Whether a person can see its place now: it is neither scrolled away nor under something of the page. */
  readonly isSeen: boolean;
}

export interface MarkEdges {
  readonly document: Document;
  readonly open: (rule: RuleName) => void;
  /** The keyboard came to a mark whose place may be scrolled away. */
  readonly reached: (rule: RuleName) => void;
}

/** The marks at the labels. Together they are one tab stop; the arrow keys go on from mark to mark. */
export class MarkBar {
  readonly element: HTMLElement;
  readonly #edges: MarkEdges;
  readonly #marks = new Map<RuleName, { readonly node: HTMLButtonElement; written: string; box: Box }>();

  constructor(edges: MarkEdges) {
    this.#edges = edges;
    this.element = element(edges.document, 'div', 'marks');
    this.element.role = 'toolbar';
    this.element.ariaLabel = t('marks.toolbar');
    this.element.addEventListener('keydown', (event) => this.#walk(event));
  }

  show(marks: readonly PlacedMark[]): void {
    const shown = new Set(marks.map(({ finding }) => finding.rule));
    for (const [rule, { node }] of this.#marks) {
      if (shown.has(rule)) continue;
      node.hidden = true;
      node.tabIndex = -1;
    }
    for (const mark of marks) this.#put(mark);
    this.#keepOneTabStop();
  }

  clear(): void {
    for (const { node } of this.#marks.values()) node.hidden = true;
  }

  /** Where a rule's mark stands; null while it has none. */
  boxOf(rule: RuleName): Box | null {
    const mark = this.#marks.get(rule);
    return mark === undefined || mark.node.hidden ? null : mark.box;
  }

  focus(rule: RuleName): void {
    this.#marks.get(rule)?.node.focus({ preventScroll: true });
  }

  #put({ finding, box, isSeen }: PlacedMark): void {
    const mark = this.#marks.get(finding.rule) ?? this.#add(finding.rule, box);
    mark.box = box;
    const { node } = mark;
    const glyph = glyphOf(finding);
    if (mark.written !== glyph) {
      mark.written = glyph;
      node.dataset.verdict = finding.verdict;
      node.replaceChildren(drawGlyph(this.#edges.document, glyph));
      node.title = t('marks.heading', { title: say(finding.title), verdict: verdictWords(finding) });
      node.ariaLabel = node.title;
    }
    node.hidden = false;
    node.classList.toggle('unseen', !isSeen);
    node.style.transform = `translate(${box.left}px, ${box.top}px)`;
  }

  #add(rule: RuleName, box: Box) {
    const { document, open, reached } = this.#edges;
    const node = button(document, 'mark', '', () => open(rule));
    node.dataset.rule = rule;
    node.tabIndex = -1;
    node.addEventListener('focus', () => {
      for (const other of this.#marks.values()) other.node.tabIndex = other.node === node ? 0 : -1;
      reached(rule);
    });
    this.element.append(node);
    const mark = { node, written: '', box };
    this.#marks.set(rule, mark);
    return mark;
  }

  /** The marks that are there, as they stand on the page. */
  #inOrder(): HTMLButtonElement[] {
    return [...this.#marks.values()]
      .filter(({ node }) => !node.hidden)
      .sort((one, other) => one.box.top - other.box.top || one.box.left - other.box.left)
      .map(({ node }) => node);
  }

  #keepOneTabStop(): void {
    const marks = this.#inOrder();
    if (marks.some(({ tabIndex }) => tabIndex === 0)) return;
    const [first] = marks;
    if (first !== undefined) first.tabIndex = 0;
  }

  #walk(event: KeyboardEvent): void {
    event.stopPropagation();
    const marks = this.#inOrder();
    const at = marks.indexOf(event.target as HTMLButtonElement);
    const target = targetOf(event.key, at, marks.length);
    if (target === null) return;
    event.preventDefault();
    marks.at(target)?.focus({ preventScroll: true });
  }
}

function targetOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowUp':
    case 'ArrowLeft':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return -1;
    default:
      return null;
  }
}
