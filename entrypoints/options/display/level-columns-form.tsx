import { type FormEvent, useState } from 'react';
import { defaultDisplay, type LevelColumns } from '#lib/settings';
import { t } from '#lib/words';
import { SavingNote, useSaving, useUnsaved } from '../saving.tsx';
import { ColumnPicker } from './column-picker.tsx';

const levels = ['campaign', 'adgroup', 'ad'] as const satisfies readonly (keyof LevelColumns)[];

interface Columns {
  readonly saved: LevelColumns;
  readonly save: (columns: LevelColumns) => Promise<void>;
}

/** The metrics that the rows of each level show. Open tabs follow as soon as they are saved. */
export function LevelColumnsForm({ saved, save }: Columns) {
  const [columns, setColumns] = useState(saved);
  const saving = useSaving();
  const isChanged = JSON.stringify(columns) !== JSON.stringify(saved);
  useUnsaved('columns', isChanged);
  const send = async (chosen: LevelColumns) => {
    await save(chosen);
    return { ok: true as const, value: null };
  };
  const onSubmit = async (form: FormEvent) => {
    form.preventDefault();
    await saving.save(
      () => send(columns),
      () => {
        setColumns(saved);
        return send(saved);
      },
    );
  };
  return (
    <form onSubmit={(form) => void onSubmit(form)}>
      <p className="quiet">{t('options.columns.why')}</p>
      <div className="levels">
        {levels.map((level) => (
          <ColumnPicker
            key={level}
            title={t(`options.columns.${level}`)}
            columns={columns[level]}
            change={(chosen) => setColumns({ ...columns, [level]: chosen })}
          />
        ))}
      </div>
      <p className="line end wrap">
        <button type="button" onClick={() => setColumns(defaultDisplay.columns)}>
          {t('options.columns.restore')}
        </button>
        <button type="submit" className="primary" disabled={!isChanged}>
          {t('options.columns.save')}
        </button>
      </p>
      <SavingNote saving={saving} saved={t('options.columns.saved')} />
    </form>
  );
}
