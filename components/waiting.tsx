import { useEffect } from 'react';
import { create } from 'zustand';
import { type CommandName, watchCommands } from '#lib/commands';
import { ask, type Commands } from '#lib/messages';
import { t, wordsLanguage } from '#lib/words';
import { Note } from './note.tsx';

interface WaitingStore {
  readonly commands: Commands;
  load(): Promise<void>;
}

/** What waits until AppSprint can be reached, and what became of it. */
export const useWaiting = create<WaitingStore>()((set) => ({
  commands: { waiting: [], ended: [] },
  async load() {
    set({ commands: await ask('commands', undefined) });
  },
}));

/** Keeps what `useWaiting` gives up to date while a page is shown. */
export function useWatchedCommands(): void {
  const load = useWaiting((store) => store.load);
  useEffect(() => {
    void load();
    return watchCommands(() => void load());
  }, [load]);
}

/** Says of the commands of one place that they wait, or what became of them since. */
export function Waiting({ names }: { readonly names: readonly CommandName[] }) {
  const { commands, load } = useWaiting();
  const isOfHere = ({ name }: { readonly name: string }) => names.some((one) => one === name);
  const then = (act: Promise<unknown>) => void act.then(load);
  const time = new Intl.DateTimeFormat(wordsLanguage(), { dateStyle: 'short', timeStyle: 'medium' });
  return (
    <>
      {commands.waiting.filter(isOfHere).map(({ id, since, isInFlight }) => (
        <Note key={id} tone="unsure">
          {t('waiting.kept', { time: time.format(since) })}{' '}
          <button type="button" className="small" disabled={isInFlight} onClick={() => then(ask('cancelCommand', id))}>
            {t('waiting.cancel')}
          </button>
        </Note>
      ))}
      {commands.ended.filter(isOfHere).map(({ id, endedAt, refused }) => (
        <Note key={id} tone={refused === null ? 'good' : 'bad'}>
          {refused === null
            ? t('waiting.answered', { time: time.format(endedAt) })
            : t('waiting.refused', { time: time.format(endedAt), ...refused })}{' '}
          <button type="button" className="small" onClick={() => then(ask('dismissCommand', id))}>
            {t('waiting.dismiss')}
          </button>
        </Note>
      ))}
    </>
  );
}
