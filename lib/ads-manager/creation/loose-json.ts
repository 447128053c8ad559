/**
 * Fields of the page's own requests and replies, whose nesting is not known and whose content is untrusted. Checked by hand:
 * schemas weigh too much for a content script.
 */

/** How deep a field may stand: the page's drafts are not deeper in any public source. */
export const deepest = 4;

/** The value of the first field of one of these names, from the outside in; undefined where there is none. */
export function fieldOf(value: unknown, names: readonly string[], depth = deepest): unknown {
  for (const object of objectsIn(value, depth)) {
    const name = names.find((wanted) => Object.hasOwn(object, wanted));
    if (name !== undefined) return object[name];
  }
  return undefined;
}

/** An object and all objects in it, down to a depth. */
export function objectsIn(value: unknown, depth = deepest): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [value as Record<string, unknown>];
  return depth === 0 ? own : [...own, ...Object.values(value).flatMap((inner) => objectsIn(inner, depth - 1))];
}

/** A text, or a number as text; null for anything else. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** Texts, numbers among them as text; null where anything else is among them. */
export function textsOrNull(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  const texts = value.flatMap((item: unknown) => textOrNull(item) ?? []);
  return texts.length === value.length ? texts : null;
}
