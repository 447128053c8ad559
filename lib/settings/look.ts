import * as z from 'zod/mini';
import { createSetting } from './setting.ts';

/** Languages that the pages may come in, by the names of the browser's catalogues, each in its own words. */
export const languageNames = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  ja: '日本語',
  ko: '한국어',
  pt_BR: 'Português (Brasil)',
  zh_CN: '简体中文',
} as const;
export type Language = keyof typeof languageNames;
export const languages = Object.keys(languageNames) as Language[];

/** How the extension's own pages look and speak. A null language is the browser's. */
export const Look = z.object({
  theme: z.enum(['browser', 'light', 'dark']),
  language: z.nullable(z.enum(languages)),
});
export type Look = z.infer<typeof Look>;

/** A part that is left out stays as it is. */
export type LookChange = { readonly [P in keyof Look]?: Look[P] | undefined };

export const look = createSetting('look', Look, { theme: 'browser', language: null });

/** Changes the given parts, one caller after the other, and gives back the whole. */
export function changeLook(change: LookChange): Promise<Look> {
  return look.change(({ theme, language }) => ({
    theme: change.theme ?? theme,
    language: change.language === undefined ? language : change.language,
  }));
}
