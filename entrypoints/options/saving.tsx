import { useEffect, useState } from 'react';
import type { Problem } from '#lib/appsprint';
import type { Outcome } from '#lib/messages';
import { t } from '#lib/words';
import { asked } from '../../components/companion-store.ts';
import { Note, type Tone } from '../../components/note.tsx';
import { Failed } from '../../components/state-line/state-line.tsx';
import { usePlaces } from './places.ts';

type Act = () => Promise<Outcome<unknown>>;

/** How the saving of a form goes. `undo` is there for ten seconds after it, where the saved can be undone. */
type State =
  | { readonly is: 'idle' | 'saving' | 'undone' | 'waiting' }
  | { readonly is: 'failed'; readonly problem: Problem }
  | { readonly is: 'saved'; readonly undo: Act | null };

export interface Saving {
  readonly state: State;
  /**
   * Saves; `undo` sends back what was there before, null where that cannot be. True once it is saved, or kept until AppSprint
   * can be reached.
   */
  save(act: Act, undo: Act | null): Promise<boolean>;
  undo(): Promise<void>;
}

/** Milliseconds for which what was saved can be undone. */
const undoTime = 10_000;

/** Saves a form, and offers to undo it for a while. */
export function useSaving(): Saving {
  const [state, setState] = useState<State>({ is: 'idle' });
  useEffect(() => {
    if (state.is !== 'saved' || state.undo === null) return;
    const timer = setTimeout(() => setState({ is: 'saved', undo: null }), undoTime);
    return () => clearTimeout(timer);
  }, [state]);
  const run = async (act: Act, then: State): Promise<boolean> => {
    setState({ is: 'saving' });
    const outcome = await asked(act);
    const isWaiting = !outcome.ok && outcome.problem.kind === 'waiting';
    // That something waits is said beside the form, with what became of it.
    if (isWaiting) setState({ is: 'waiting' });
    else setState(outcome.ok ? then : { is: 'failed', problem: outcome.problem });
    return outcome.ok || isWaiting;
  };
  return {
    state,
    save: (act, undo) => run(act, { is: 'saved', undo }),
    async undo() {
      if (state.is === 'saved' && state.undo !== null) await run(state.undo, { is: 'undone' });
    },
  };
}

interface Notice {
  readonly saving: Saving;
  /** The sentence of success. */
  readonly saved: string;
  /** How good it is what was saved. */
  readonly tone?: Tone;
}

/** Says how a saving went, with the way back. */
export function SavingNote({ saving, saved, tone = 'good' }: Notice) {
  const { state } = saving;
  switch (state.is) {
    case 'idle':
    case 'saving':
    case 'waiting':
      return null;
    case 'undone':
      return <Note tone="good">{t('options.undone')}</Note>;
    case 'failed':
      return <Failed problem={state.problem} />;
    case 'saved':
      return (
        <Note tone={tone}>
          {saved}{' '}
          {state.undo !== null && (
            <button type="button" className="small" onClick={() => void saving.undo()}>
              {t('options.undo')}
            </button>
          )}
        </Note>
      );
  }
}

/** Notes whether a form has changes that are not saved, for as long as it is shown. */
export function useUnsaved(form: string, isChanged: boolean): void {
  const mark = usePlaces((store) => store.mark);
  useEffect(() => mark(form, isChanged ? 'unsaved' : 'saved'), [form, isChanged, mark]);
  useEffect(() => () => mark(form, 'saved'), [form, mark]);
}
