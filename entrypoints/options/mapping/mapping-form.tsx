import { type FormEvent, useState } from 'react';
import type { EventMapping } from '#lib/appsprint/contract';
import type { MappingSaving, Outcome } from '#lib/messages';
import { t } from '#lib/words';
import { useCommandsOf } from '../../../components/commands.ts';
import { Waiting } from '../../../components/waiting.tsx';
import { SavingNote, useSaving, useUnsaved } from '../saving.tsx';
import { Conflict } from './conflict.tsx';
import { type DraftRow, faultsOf, isEdited, namedRefusal, rowsOf } from './draft.ts';
import { History } from './history.tsx';
import { MappingRows } from './mapping-rows.tsx';
import { useMapping } from './mapping-store.ts';

export const mappingCommands = ['saveEventMapping', 'restoreEventMapping'] as const;

interface Editing {
  readonly saved: EventMapping;
  readonly draft: readonly DraftRow[];
}

/** The rows of the event mapping, and what can be done with them as a whole. */
export function MappingForm({ saved, draft }: Editing) {
  const { conflict, handedIn, add, save, restore, take } = useMapping();
  const saving = useSaving();
  const [showsFaults, setShowsFaults] = useState(false);
  const faults = faultsOf(draft);
  const isChanged = isEdited(draft, saved);
  const isWaiting = useCommandsOf(mappingCommands).waiting.length > 0 && draft === handedIn;
  useUnsaved('mapping', isChanged && !isWaiting);

  /** Changes the mapping; for a while it can be put back to the revision before. */
  const change = (act: () => Promise<MappingSaving>) =>
    saving.save(
      () => outcomeOf(act, rowsOf(draft)),
      () => outcomeOf(() => restore(saved.revision === 0 ? 'default' : saved.revision), []),
    );
  const submit = async (form: FormEvent) => {
    form.preventDefault();
    setShowsFaults(faults.size > 0);
    if (faults.size === 0) await change(save);
  };
  const row = (tier: DraftRow['tier']) => draft.filter((one) => one.tier === tier);
  const shownFaults = showsFaults ? faults : new Map();
  return (
    <>
      <form noValidate onSubmit={(form) => void submit(form)}>
        <MappingRows rows={row('primary')} faults={shownFaults} title={t('options.mapping.main')} />
        <details className="more" open={row('more').some(({ tiktokEvent }) => tiktokEvent !== '') || undefined}>
          <summary>{t('options.mapping.more')}</summary>
          <MappingRows rows={row('more')} faults={shownFaults} title={t('options.mapping.more')} />
        </details>
        {row('custom').length > 0 && (
          <MappingRows rows={row('custom')} faults={shownFaults} title={t('options.mapping.custom')} />
        )}
        <p className="line end wrap">
          <button type="button" onClick={add}>
            {t('options.mapping.add')}
          </button>
          <button type="button" disabled={!isChanged} onClick={() => take(saved)}>
            {t('options.mapping.reset')}
          </button>
          <button type="submit" className="primary" disabled={!isChanged || saving.state.is === 'saving'}>
            {t('options.mapping.save')}
          </button>
        </p>
        {conflict === null ? (
          <SavingNote saving={saving} saved={t('options.mapping.saved')} />
        ) : (
          <Conflict current={conflict} mine={rowsOf(draft)} />
        )}
        <Waiting names={mappingCommands} />
      </form>
      <History current={saved} restore={(to) => change(() => restore(to))} />
    </>
  );
}

/** A conflict is shown by itself, with what to do; for the form it is not a failure of the saving. */
async function outcomeOf(
  act: () => Promise<MappingSaving>,
  rows: ReturnType<typeof rowsOf>,
): Promise<Outcome<unknown>> {
  const saving = await act();
  switch (saving.state) {
    case 'saved':
      return { ok: true, value: saving.mapping };
    case 'failed':
      return { ok: false, problem: { ...saving.problem, what: namedRefusal(saving.problem.what, rows) } };
    case 'conflict':
      return {
        ok: false,
        problem: {
          kind: 'not-ready',
          what: t('options.mapping.conflict.what'),
          remedy: t('options.mapping.conflict.remedy'),
        },
      };
  }
}
