import { writtenClasses } from './markup.ts';

/** A new element with attributes, class and children; text children stay text. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    created.setAttribute(name, name === 'class' ? writtenClasses(value) : value);
  created.append(...children);
  return created;
}
