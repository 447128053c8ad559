/** A text of the page for comparing: one width of letters, one case, single spaces, without the signs that a form puts after a label. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s*:]+$/, '')
    .toLowerCase();
}

/** Texts of every language in which they are known, as a table has them. */
type Texts = Readonly<Record<string, readonly string[]>>;

/** Comparable forms of a table's texts, which are asked for many times in each reading. */
const comparableTexts = new WeakMap<Texts, ReadonlySet<string>>();

/** Whether a text of the page is one of the texts, in any language. */
export function isOneOf(text: string, texts: Texts): boolean {
  const known = comparableTexts.get(texts) ?? new Set(Object.values(texts).flat().map(comparable));
  comparableTexts.set(texts, known);
  return known.has(comparable(text));
}

/** The key whose texts hold the text; null where none does, or more than one. */
export function keyOf<Key extends string>(text: string, table: Readonly<Record<Key, Texts>>): Key | null {
  const keys = (Object.keys(table) as Key[]).filter((key) => isOneOf(text, table[key]));
  return keys.length === 1 ? (keys[0] ?? null) : null;
}
