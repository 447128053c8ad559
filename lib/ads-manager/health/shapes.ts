import { contentWords, elementsOf, structuralAttributes, wordsIn } from './page-words.ts';

/** Elements that are built alike and stand in elements that are built alike. */
export interface Shape {
  /** As in a selector: tag, structural attributes and the names of the others. */
  readonly shape: string;
  /** Place in the list of the shape these stand in; null for the outermost. */
  readonly within: number | null;
  readonly count: number;
}

/** Shapes that are told at most, the first ones of the page. */
const mostShapes = 600;
/** Classes of one element that are told at most. */
const mostClasses = 12;

/**
 * How a page is built, and nothing of what it shows: every digit is `#`, and every word that the page shows anywhere is `*`,
 * unless it is one of the given words.
 * @param knownWords words that may be told although the page shows them: those of TikTok's own structure
 */
export function shapesOf(document: Document, knownWords: ReadonlySet<string>): Shape[] {
  const isTold = wordFilter(contentWords(document), knownWords);
  const shapes = new Map<string, { shape: string; within: number | null; count: number; place: number }>();
  const placeOf = new Map<Element, number>();
  for (const element of elementsOf(document)) {
    const within = placeOf.get(drawnParent(element) ?? element) ?? null;
    const shape = shapeOf(element, isTold);
    const key = `${within} ${shape}`;
    const known = shapes.get(key);
    if (known === undefined && shapes.size >= mostShapes) continue;
    const entry = known ?? { shape, within, count: 0, place: shapes.size };
    entry.count += 1;
    shapes.set(key, entry);
    placeOf.set(element, entry.place);
  }
  return [...shapes.values()].map(({ shape, within, count }) => ({ shape, within, count }));
}

/** Letters from which on a word of the page is also looked for inside of longer ones. */
const longWord = 5;

function wordFilter(shown: ReadonlySet<string>, known: ReadonlySet<string>): (word: string) => boolean {
  const longWords = [...shown].filter((word) => word.length >= longWord && !known.has(word));
  const told = new Map<string, boolean>();
  return (word) => {
    const isTold =
      told.get(word) ?? (known.has(word) || !(shown.has(word) || longWords.some((long) => word.includes(long))));
    told.set(word, isTold);
    return isTold;
  };
}

function drawnParent(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

function shapeOf(element: Element, isTold: (word: string) => boolean): string {
  const values = structuralAttributes.flatMap((name) => {
    const value = element.getAttribute(name);
    if (value === null) return [];
    const tokens = value.split(/\s+/).filter((token) => token !== '');
    return [
      `[${name}="${[...new Set(tokens.slice(0, mostClasses).map((token) => masked(token, isTold)))].join(' ')}"]`,
    ];
  });
  const others = [...element.attributes]
    .map(({ name }) => name)
    .filter((name) => !structuralAttributes.some((told) => told === name))
    .map((name) => `[${masked(name, isTold)}]`);
  return [tagOf(element, isTold), ...values, ...new Set(others)].join('');
}

/** A custom element's tag ends in a suffix that changes by deploy and account: `ks-virtual-table-1-1-1w`. */
function tagOf(element: Element, isTold: (word: string) => boolean): string {
  return masked(element.localName.replace(/-(?=[a-z]*\d).*$/, '-*'), isTold);
}

/** An identifier without digits and without any word of the page's content. */
function masked(token: string, isTold: (word: string) => boolean): string {
  if (!/^[\w:.*-]{1,80}$/.test(token)) return '*';
  const words = token.replace(/[A-Za-z]+/g, (run) => (wordsIn(run).every(isTold) ? run : '*'));
  return words.replace(/\d+/g, '#');
}
