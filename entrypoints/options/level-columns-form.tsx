import { type FormEvent, useState } from 'react';
import type { Level } from '#lib/appsprint/contract';
import { defaultDisplay, type LevelColumns } from '#lib/settings';
import { Note } from '../../components/note.tsx';
import { ColumnPicker } from './column-picker.tsx';

const levels: readonly { readonly level: Level; readonly title: string }[] = [
  { level: 'campaign', title: 'Campaigns' },
  { level: 'adgroup', title: 'Ad groups' },
  { level: 'ad', title: 'Ads' },
];

interface Saving {
  readonly saved: LevelColumns;
  readonly save: (columns: LevelColumns) => Promise<void>;
}

/** The metrics that the rows of each level show. Open tabs follow as soon as they are saved. */
export function LevelColumnsForm({ saved, save }: Saving) {
  const [columns, setColumns] = useState(saved);
  const [before, setBefore] = useState<LevelColumns | null>(null);
  const submit = async (chosen: LevelColumns) => {
    await save(chosen);
    setColumns(chosen);
  };
  const onSubmit = async (form: FormEvent) => {
    form.preventDefault();
    const last = saved;
    await submit(columns);
    setBefore(last);
  };
  const undo = async (last: LevelColumns) => {
    await submit(last);
    setBefore(null);
  };
  return (
    <form onSubmit={(form) => void onSubmit(form)}>
      <p className="quiet">Metrics over the rows of each list, in their order: at least one, at most six.</p>
      <div className="levels">
        {levels.map(({ level, title }) => (
          <ColumnPicker
            key={level}
            title={title}
            columns={columns[level]}
            change={(chosen) => setColumns({ ...columns, [level]: chosen })}
          />
        ))}
      </div>
      <p className="line end">
        <button type="button" onClick={() => setColumns(defaultDisplay.columns)}>
          Restore default
        </button>
        <button type="submit" className="primary" disabled={JSON.stringify(columns) === JSON.stringify(saved)}>
          Save columns
        </button>
      </p>
      {before !== null && (
        <Note tone="good">
          Saved. Open lists show these metrics now.{' '}
          <button type="button" onClick={() => void undo(before)}>
            Undo
          </button>
        </Note>
      )}
    </form>
  );
}
