import english from '../../locales/en.json' with { type: 'json' };
import { fillPlaces } from './fill.ts';
import { type Said, type SentenceKey, sentencesOf } from './sentence.ts';

interface Nested {
  readonly [key: string]: string | Nested;
}

/**
 * What is said, in English: the API's own text for those who do not translate it. The extension's pages and scripts never use
 * this, so the English catalogue is no part of them.
 */
export function inEnglish(said: Said): string {
  if (typeof said === 'string') return said;
  return sentencesOf(said)
    .map(({ key, values }) => fillPlaces(textOf(key), values))
    .join(' ');
}

function textOf(key: SentenceKey): string {
  let found: string | Nested = english;
  for (const name of key.split('.')) {
    const next: string | Nested | undefined = typeof found === 'string' ? undefined : found[name];
    if (next === undefined) throw new Error(`The English catalogue has no ${key}.`);
    found = next;
  }
  if (typeof found !== 'string') throw new Error(`${key} of the English catalogue is no text.`);
  return found;
}
