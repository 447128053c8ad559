import type english from '../../locales/en.json';

/** Dotted keys of a nested catalogue, such as `popup.pause`. */
type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}`;
}[keyof T & string];

/** The name of a text in the catalogue; English is the one that every other language follows. */
export type WordKey = KeysOf<typeof english>;

/** Texts by flat key (`popup_pause`), as the browser's own catalogue holds them. */
export type Catalogue = Readonly<Record<string, string>>;

/** The key under which the browser keeps a text: its message names know no dots. */
export function flatKey(key: string): string {
  return key.replaceAll('.', '_');
}

interface Nested {
  readonly [key: string]: string | Nested;
}

/** A nested file of texts as a catalogue. */
export function flatten(nested: Nested, path = ''): Catalogue {
  return Object.fromEntries(
    Object.entries(nested).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : Object.entries(flatten(value, `${path}${key}_`)),
    ),
  );
}
