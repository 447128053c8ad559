import { classWordsOfStyles, renameClass } from './markup.ts';
import { seededRandom } from './mutator/random.ts';

/** Names that people at TikTok wrote and that no build hashes. */
const written = /^(Ks|vi-|cl-|is-|row-item$|body-area$|primary-status$|campaign-budget-editor)/;

/** Gives every class of the page's own a hash at its end, as CSS modules do; another seed stands for another build. */
export function hashClasses(seed: number): void {
  const random = seededRandom(seed);
  for (const word of classWordsOfStyles()) if (!written.test(word)) renameClass(word, `${word}-${random.hash()}`);
}
