import type { Row } from './rows.ts';

/**
 * The words that the page's markup is written with. A deploy of the real page changes them between two visits; the
 * sandbox's mutator changes them under a living page, and everything that is built later uses the new ones.
 */
export interface Markup {
  /** What follows in a test id is the cell's field or the row's id. */
  testIdWord: string;
  /** The start of a slot's name. */
  slotWord: string;
  testIds: 'written' | 'stripped';
  /** Extra elements around the content of each cell. */
  wraps: number;
  /** Attributes that carry an id which the page of that generation does not carry there. */
  strayIds: { readonly attribute: string; readonly of: 'row' | 'parent' | 'neighbour' } | null;
}

export const markup: Markup = {
  testIdWord: 'common-table-item-display-',
  slotWord: 'cell-',
  testIds: 'written',
  wraps: 0,
  strayIds: null,
};

/**
 * Writes the stray id that the markup asks for, if any. A neighbour's stands only beside an id of the row: no page would
 * carry another row's id alone, also where its own has none, as an upgraded Smart+ ad may.
 */
export function writeStrayId(node: Element, { id, shownId, parentId, nextId }: Row): void {
  if (markup.strayIds === null) return;
  const neighbour = /^\d{15,19}$/.test(shownId) ? nextId : id;
  const value = { row: id, parent: parentId, neighbour }[markup.strayIds.of];
  node.setAttribute(markup.strayIds.attribute, value ?? '');
}

/** Writes a test id, unless the page has none now. */
export function writeTestId(node: HTMLElement, ending: string): void {
  if (markup.testIds === 'written') node.dataset.testid = `${markup.testIdWord}${ending}`;
  else delete node.dataset.testid;
}

const renamedClasses = new Map<string, string>();

/** Class names as the page writes them now. */
export function writtenClasses(words: string): string {
  return words
    .split(' ')
    .map((word) => renamedClasses.get(word) ?? word)
    .join(' ');
}

/** Sets or takes a class by the name that the page's source has for it. */
export function toggleClass(node: Element, word: string, isOn: boolean): void {
  node.classList.toggle(writtenClasses(word), isOn);
}

/** Renames a class on every node, in every style rule, and in what is built from now on. `word` is the source's name. */
export function renameClass(word: string, name: string): void {
  const before = writtenClasses(word);
  renamedClasses.set(word, name);
  for (const node of document.querySelectorAll(`.${CSS.escape(before)}`)) node.classList.replace(before, name);
  const selector = new RegExp(`\\.${before}(?![\\w-])`, 'g');
  for (const sheet of document.styleSheets) renameInRules(sheet.cssRules, selector, `.${name}`);
}

/** A style sheet's text with class names as the page writes them now: for style that stands in a shadow tree. */
export function writtenStyle(style: string): string {
  return style.replace(/(?<=\.)[a-z][\w-]*/gi, (word) => writtenClasses(word));
}

/** The source's names of all classes on and below a node. */
export function classWordsIn(root: Element): readonly string[] {
  const sources = new Map([...renamedClasses].map(([word, name]) => [name, word]));
  const written = [root, ...root.querySelectorAll('*')].flatMap((node) => [...node.classList]);
  return [...new Set(written.map((name) => sources.get(name) ?? name))];
}

/** Every class that a style rule of the page names. */
export function classWordsOfStyles(): readonly string[] {
  const selectors = [...document.styleSheets].flatMap(({ cssRules }) => selectorsOf(cssRules));
  return [...new Set(selectors.flatMap((selector) => selector.match(/(?<=\.)[a-z][\w-]*/gi) ?? []))];
}

function selectorsOf(rules: CSSRuleList): readonly string[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return [rule.selectorText];
    return rule instanceof CSSGroupingRule ? selectorsOf(rule.cssRules) : [];
  });
}

function renameInRules(rules: CSSRuleList, selector: RegExp, replacement: string): void {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule && rule.selectorText.search(selector) >= 0) {
      rule.selectorText = rule.selectorText.replace(selector, replacement);
    }
    if (rule instanceof CSSGroupingRule) renameInRules(rule.cssRules, selector, replacement);
  }
}
