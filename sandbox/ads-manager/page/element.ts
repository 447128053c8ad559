/** A new element with attributes, class and children; text children stay text. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, value);
  created.append(...children);
  return created;
}

/** The one descendant of this class. @throws when there is none, which is a mistake in the page. */
export function part(root: ParentNode, className: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`.${className}`);
  if (found === null) throw new Error(`The page has no .${className}`);
  return found;
}
