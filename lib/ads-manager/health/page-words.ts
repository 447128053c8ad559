/** Attributes whose values are written by TikTok's developers and tell how a page is built. */
export const structuralAttributes = ['class', 'slot', 'data-testid', 'part', 'role'] as const;

const structural = new Set<string>(structuralAttributes);

/** Every element of a page, also those in open shadow trees, at most so many. */
export function* elementsOf(root: ParentNode, most = { left: 30_000 }): Iterable<Element> {
  for (const element of root.children) {
    most.left -= 1;
    if (most.left < 0) return;
    yield element;
    if (element.shadowRoot !== null) yield* elementsOf(element.shadowRoot, most);
    yield* elementsOf(element, most);
  }
}

const partsOfRun = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+/gu;

/** The words of a text in small letters: of `campaignName2` campaignname, campaign and name. */
export function wordsIn(text: string): string[] {
  return (text.match(/\p{L}+/gu) ?? []).flatMap((run) =>
    [run, ...(run.match(partsOfRun) ?? [])].map((word) => word.toLowerCase()),
  );
}

/** Every word that the page shows or carries as content: its texts, and all attributes that are not about its build. */
export function contentWords(document: Document): Set<string> {
  const words = new Set<string>();
  const add = (text: string) => {
    for (const word of wordsIn(text)) words.add(word);
  };
  for (const element of elementsOf(document)) {
    for (const node of element.childNodes) if (node.nodeType === node.TEXT_NODE) add(node.textContent ?? '');
    for (const { name, value } of element.attributes) if (!structural.has(name)) add(value);
  }
  return words;
}
