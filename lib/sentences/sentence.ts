import type english from '../../locales/en.json';

/** Dotted keys of a nested catalogue. */
type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}`;
}[keyof T & string];

/** Names of the sentences that the set-up checks and the inspection of a link can say, as the catalogues have them. */
export type SentenceKey =
  | `audit.rules.${KeysOf<(typeof english)['audit']['rules']>}`
  | `checks.${KeysOf<(typeof english)['checks']>}`
  | `links.${KeysOf<(typeof english)['links']>}`;

/** What stands in the places of a sentence: words of TikTok's pages, names of events, numbers. They are never translated. */
export type SentenceValues = Readonly<Record<string, string | number>>;

/** A sentence in no language yet. */
export interface Sentence {
  readonly key: SentenceKey;
  readonly values: SentenceValues;
}

/** What is said to people: a text as it stands on TikTok's page or in its API, a sentence, or several, one after the other. */
export type Said = string | Sentence | readonly Sentence[];

export function sentence(key: SentenceKey, values: SentenceValues = {}): Sentence {
  return { key, values };
}

/** The sentences of what is said; none where it is a text as it stands. */
export function sentencesOf(said: Exclude<Said, string>): readonly Sentence[] {
  return 'key' in said ? [said] : said;
}
