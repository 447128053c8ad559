import { useEffect, useState } from 'react';
import { ask } from '#lib/messages';
import { type Language, type Look, languageNames, languages, look } from '#lib/settings';
import { languagesWithWords, t } from '#lib/words';
import { SavingNote } from '../saving.tsx';
import { useChoosing } from './choosing.ts';

const themes = ['browser', 'light', 'dark'] as const satisfies readonly Look['theme'][];

/** Theme and language of the pages; saved as soon as they are chosen, which every open page follows. */
export function LookForm() {
  const [saved, setSaved] = useState<Look | null>(null);
  const [offered, setOffered] = useState<readonly Language[]>([]);
  useEffect(() => {
    const load = async () => {
      setSaved(await look.read());
      setOffered(await languagesWithWords(languages));
    };
    void load();
  }, []);
  if (saved === null) return null;
  return (
    <LookChoice saved={saved} offered={offered} change={async (part) => setSaved(await ask('changeLook', part))} />
  );
}

interface LookChoosing {
  readonly saved: Look;
  /** Languages that this version has texts in. */
  readonly offered: readonly Language[];
  readonly change: (change: Partial<Look>) => Promise<void>;
}

function LookChoice({ saved, offered, change }: LookChoosing) {
  const { shown, saving, choose } = useChoosing(saved, change);
  return (
    <>
      <fieldset className="choices line-up">
        <legend>{t('options.look.theme')}</legend>
        {themes.map((theme) => (
          <label key={theme} className="choice">
            <input
              type="radio"
              name="theme"
              checked={shown.theme === theme}
              onChange={() => void choose('theme', theme)}
            />
            {t(`options.look.themes.${theme}`)}
          </label>
        ))}
      </fieldset>
      <label className="spaced">
        {t('options.look.language')}
        <span className="quiet">{t('options.look.languageWhy')}</span>
        <select
          value={shown.language ?? ''}
          onChange={(event) =>
            void choose('language', languages.find((language) => language === event.target.value) ?? null)
          }
        >
          <option value="">{t('options.look.languageOfBrowser')}</option>
          {offered.map((language) => (
            <option key={language} value={language} lang={language.replace('_', '-')}>
              {languageNames[language]}
            </option>
          ))}
        </select>
      </label>
      <SavingNote saving={saving} saved={t('options.look.saved')} />
    </>
  );
}
