import type { CommandName } from '#lib/commands';
import { t, wordsLanguage } from '#lib/words';
import { cancelCommand, dismissCommand, useCommandsOf } from './commands.ts';
import { Note } from './note.tsx';

/** Says of the commands of one place that they wait, or what became of them since. */
export function Waiting({ names }: { readonly names: readonly CommandName[] }) {
  const { waiting, ended } = useCommandsOf(names);
  const time = new Intl.DateTimeFormat(wordsLanguage(), { dateStyle: 'short', timeStyle: 'medium' });
  return (
    <>
      {waiting.map(({ id, since, isInFlight }) => (
        <Note key={id} tone="unsure">
          {t(isInFlight ? 'waiting.onItsWay' : 'waiting.kept', { time: time.format(since) })}{' '}
          <button type="button" className="small" disabled={isInFlight} onClick={() => void cancelCommand(id)}>
            {t('waiting.cancel')}
          </button>
        </Note>
      ))}
      {ended.map(({ id, endedAt, refused }) => (
        <Note key={id} tone={refused === null ? 'good' : 'bad'}>
          {refused === null
            ? t('waiting.answered', { time: time.format(endedAt) })
            : t('waiting.refused', { time: time.format(endedAt), ...refused })}{' '}
          <button type="button" className="small" onClick={() => void dismissCommand(id)}>
            {t('waiting.dismiss')}
          </button>
        </Note>
      ))}
    </>
  );
}
