import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { chooseWords } from './words.ts';

/** A catalogue as browsers keep it (MDN, i18n messages). */
const Messages = z.record(z.string(), z.object({ message: z.string() }));

/** Address of the browser's catalogue of a language, such as `pt_BR`. */
function catalogueAddress(language: string): string {
  return (browser.runtime as { getURL(path: string): string }).getURL(`/_locales/${language}/messages.json`);
}

/** Uses the texts of a language from now on; null goes back to the browser's own. @throws where there is no such catalogue */
export async function loadWords(language: string | null): Promise<void> {
  if (language === null) return chooseWords(null);
  const answer = await fetch(catalogueAddress(language));
  const messages = z.parse(Messages, await answer.json());
  const catalogue = Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
  chooseWords({ language: language.replace('_', '-'), catalogue });
}

/** Those of the languages that have a catalogue. */
export async function languagesWithWords<L extends string>(languages: readonly L[]): Promise<L[]> {
  const has = await Promise.all(
    languages.map(async (language) => {
      try {
        return (await fetch(catalogueAddress(language))).ok;
      } catch (error) {
        // Chromium fails for a file that is not there instead of answering 404.
        console.debug(`AppSprint Companion has no texts in ${language}.`, error);
        return false;
      }
    }),
  );
  return languages.filter((_, index) => has[index]);
}
