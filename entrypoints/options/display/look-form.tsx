import { useEffect, useState } from 'react';
import { ask } from '#lib/messages';
import { type Language, type Look, languageNames, languages, look } from '#lib/settings';
import { languagesWithWords, t } from '#lib/words';
import { SavingNote, useSaving } from '../saving.tsx';

const themes = ['browser', 'light', 'dark'] as const satisfies readonly Look['theme'][];

/** Theme and language of the pages; saved as soon as they are chosen, which every open page follows. */
export function LookForm() {
  const [chosen, setChosen] = useState<Look | null>(null);
  const [offered, setOffered] = useState<readonly Language[]>([]);
  const saving = useSaving();
  useEffect(() => {
    const load = async () => {
      setChosen(await look.read());
      setOffered(await languagesWithWords(languages));
    };
    void load();
  }, []);
  if (chosen === null) return null;
  const send = (value: Look) => async () => {
    await ask('changeLook', value);
    setChosen(value);
    return { ok: true as const, value: null };
  };
  const choose = (value: Look) => void saving.save(send(value), send(chosen));
  return (
    <>
      <fieldset className="choices line-up">
        <legend>{t('options.look.theme')}</legend>
        {themes.map((theme) => (
          <label key={theme} className="choice">
            <input
              type="radio"
              name="theme"
              checked={chosen.theme === theme}
              onChange={() => choose({ ...chosen, theme })}
            />
            {t(`options.look.themes.${theme}`)}
          </label>
        ))}
      </fieldset>
      <label className="spaced">
        {t('options.look.language')}
        <span className="quiet">{t('options.look.languageWhy')}</span>
        <select
          value={chosen.language ?? ''}
          onChange={(event) => {
            const language = languages.find((one) => one === event.target.value) ?? null;
            choose({ ...chosen, language });
          }}
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
