import type { SaidByApi } from '#lib/appsprint/contract';
import { type Said, sentencesOf } from '#lib/sentences';
import { t, type WordKey, wordsLanguage } from '#lib/words';

/** What a check says, in the person's language. */
export function say(said: Said): string {
  return typeof said === 'string' ? said : together(sentencesOf(said).map(({ key, values }) => t(key, values)));
}

/** What the API says, in the person's language; a sentence of a newer API, which no catalogue here has, in the API's English. */
export function sayOfApi(said: SaidByApi | undefined, english: string): string {
  if (said === undefined) return english;
  if (typeof said === 'string') return said;
  const texts = (Array.isArray(said) ? said : [said]).map(({ key, values }) => t(key as WordKey, values));
  return texts.includes('') ? english : together(texts);
}

/** Japanese and Chinese have no space between two sentences. */
function together(texts: readonly string[]): string {
  return texts.join(/^(?:ja|zh)/.test(wordsLanguage()) ? '' : ' ');
}
