import { fillPlaces } from '#lib/sentences';
import { type Catalogue, flatKey, type WordKey } from './catalogue.ts';
import { isolated } from './isolated.ts';

/** What stands in the place of `{name}` in a text. Numbers that people read are formatted before they come here. */
export type Values = Readonly<Record<string, string | number>>;

/** The browser's own object: every browser has it under this name, and the library that evens out the others is heavy for a content script. */
declare const chrome: { readonly i18n: { getMessage(name: string): string } };

const fromBrowser = (name: string) => chrome.i18n.getMessage(name);

/** A language that was chosen in Options; without one the browser's own language and catalogue are used. */
let chosen: { readonly language: string; readonly catalogue: Catalogue } | null = null;

/** Uses these texts from now on, in place of the browser's language; null goes back to it. */
export function chooseWords(words: { readonly language: string; readonly catalogue: Catalogue } | null): void {
  chosen = words;
}

/** BCP 47 tag of the language that texts come in. */
export function wordsLanguage(): string {
  return chosen?.language ?? fromBrowser('@@ui_locale').replace('_', '-');
}

/** The text of a key with its `{name}`s filled in. */
export function t(key: WordKey, values: Values = {}): string {
  return filled(textOf(key), values);
}

/**
 * The text of a key that counts things: its form for one and its form for several, divided by ` | `, chosen by the rules of the
 * language (Unicode plural rules). `{count}` in it is the number in the language's own digits and grouping.
 */
export function tCount(key: WordKey, count: number, values: Values = {}): string {
  const language = wordsLanguage();
  const forms = textOf(key).split(' | ');
  const isOne = new Intl.PluralRules(language).select(count) === 'one';
  const form = (isOne ? forms[0] : forms.at(-1)) ?? '';
  return filled(form, { count: new Intl.NumberFormat(language).format(count), ...values });
}

/** Values may come from outside, such as a campaign's name; none of them turns the sentence around that it stands in. */
function filled(text: string, values: Values): string {
  return fillPlaces(text, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolated(value)])));
}

function textOf(key: WordKey): string {
  const flat = flatKey(key);
  return chosen?.catalogue[flat] ?? fromBrowser(flat);
}
