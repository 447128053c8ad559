import { create } from 'zustand';
import { type Look, look } from '#lib/settings';
import { loadWords, wordsLanguage } from '#lib/words';

/** Language the page is shown in. Whoever reads it is drawn anew, with all below it, when another one is chosen. */
export const useShownLanguage = create<{ readonly language: string | null }>()(() => ({ language: null }));

async function showIn({ theme, language }: Look): Promise<void> {
  const root = document.documentElement;
  if (theme === 'browser') delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    await loadWords(language);
  } catch (error) {
    // A language that this version does not have: the browser's is better than no page.
    console.warn(`AppSprint Companion has no texts in ${language}.`, error);
  }
  root.lang = wordsLanguage();
  useShownLanguage.setState({ language });
}

/**
 * Shows the page in the theme and the language that were chosen in Options, from now on whichever they are. To be awaited before
 * a page draws anything.
 */
export async function followLook(): Promise<void> {
  const apply = async () => showIn(await look.read());
  // One after the other, so that the last one chosen is the one that stays.
  let applied = apply();
  look.watch(() => {
    applied = applied.then(apply, apply);
  });
  await applied;
}
