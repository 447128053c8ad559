import { useRef, useState } from 'react';
import { ask } from '#lib/messages';
import { type AllSettings, changedParts, readSettingsFile, type SettingsReading } from '#lib/settings';
import { t } from '#lib/words';
import { useCompanion } from '../../../components/companion-store.ts';
import { Note } from '../../../components/note.tsx';
import { SavingNote, useSaving } from '../saving.tsx';

/** A file that was chosen, and what of it would change here. */
interface Preview {
  readonly name: string;
  readonly reading: SettingsReading;
  readonly before: AllSettings;
}

/** Takes settings over from a file, after saying what they would change. */
export function ImportSettings() {
  const [preview, setPreview] = useState<Preview | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const saving = useSaving();
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    const before = await ask('allSettings', undefined);
    setPreview({ name: file.name, reading: readSettingsFile(await file.text()), before });
  };
  const send = (settings: AllSettings) => async () => {
    await ask('applySettings', settings);
    useCompanion.setState({ display: settings.display });
    return { ok: true as const, value: null };
  };
  const apply = async ({ before }: Preview, settings: AllSettings) => {
    await saving.save(send(settings), send(before));
    setPreview(null);
    if (input.current !== null) input.current.value = '';
  };
  return (
    <>
      <label className="spaced">
        {t('options.data.import')}
        <span className="quiet">{t('options.data.importWhy')}</span>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </label>
      {preview !== null && <PreviewOf preview={preview} apply={(settings) => apply(preview, settings)} />}
      <SavingNote saving={saving} saved={t('options.data.imported')} />
    </>
  );
}

interface Previewing {
  readonly preview: Preview;
  readonly apply: (settings: AllSettings) => Promise<void>;
}

function PreviewOf({ preview: { name, reading, before }, apply }: Previewing) {
  switch (reading.state) {
    case 'no-json':
      return <Note tone="bad">{t('options.data.noJson', { file: name })}</Note>;
    case 'other-file':
      return <Note tone="bad">{t('options.data.otherFile', { file: name })}</Note>;
    case 'wrong':
      return <Note tone="bad">{t('options.data.wrongPart', { file: name, part: reading.part })}</Note>;
    case 'read': {
      const changes = changedParts(before, reading.settings);
      if (changes.length === 0) return <Note tone="good">{t('options.data.nothingNew', { file: name })}</Note>;
      return (
        <div className="warning" role="status">
          <p>{t('options.data.changes', { file: name })}</p>
          <ul>
            {changes.map((part) => (
              <li key={part}>{t(`options.data.parts.${part}`)}</li>
            ))}
          </ul>
          <button type="button" className="primary" onClick={() => void apply(reading.settings)}>
            {t('options.data.apply')}
          </button>
        </div>
      );
    }
  }
}
