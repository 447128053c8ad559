import { de } from './de.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { pt } from './pt.ts';
import type { Words } from './words.ts';
import { zh } from './zh.ts';

export type { Destination, EventName, Goal, Objective, OperatingSystem, Placement, Reworded, Words } from './words.ts';

const languages: Readonly<Record<string, Words>> = { en, de, ja, pt, zh };

/** The texts of a language, `en` for one that is not there. */
export function wordsOf(locale: string): Words {
  return (Object.hasOwn(languages, locale) ? languages[locale] : undefined) ?? en;
}
