import type { EventMapping } from '#lib/appsprint/contract';
import { t, wordsLanguage } from '#lib/words';
import { Loading } from '../../../components/state-line/state-line.tsx';
import { useMapping } from './mapping-store.ts';

interface Past {
  readonly current: EventMapping;
  readonly restore: (to: 'default' | number) => Promise<unknown>;
}

/** Every mapping there was, and the way back to each. */
export function History({ current, restore }: Past) {
  const { history, loadHistory } = useMapping();
  const isOpened = (open: boolean) => {
    if (open && history === null) void loadHistory();
  };
  return (
    <details className="more" key={current.revision} onToggle={(event) => isOpened(event.currentTarget.open)}>
      <summary>{t('options.mapping.history')}</summary>
      {history === null ? (
        <Loading>{t('options.asking')}</Loading>
      ) : (
        <ol className="history" reversed>
          {history.map((mapping) => (
            <li key={mapping.revision}>
              <span>
                {t('options.mapping.revision', { revision: mapping.revision })}{' '}
                <span className="quiet">{savedWords(mapping)}</span>
              </span>
              {mapping.revision === current.revision ? (
                <span className="quiet">{t('options.mapping.current')}</span>
              ) : (
                <button
                  type="button"
                  className="small"
                  aria-label={t('options.mapping.restoreRevision', { revision: mapping.revision })}
                  onClick={() => void restore(mapping.revision)}
                >
                  {t('options.mapping.restore')}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      <p>
        <button type="button" disabled={current.revision === 0} onClick={() => void restore('default')}>
          {t('options.mapping.restoreDefault')}
        </button>
      </p>
    </details>
  );
}

/** When and with which access token a mapping was saved; nothing of the one that nobody changed. */
export function savedWords({ savedAt, savedBy }: Pick<EventMapping, 'savedAt' | 'savedBy'>): string {
  if (savedAt === null) return '';
  const format = new Intl.DateTimeFormat(wordsLanguage(), { dateStyle: 'medium', timeStyle: 'short' });
  const time = format.format(new Date(savedAt));
  return savedBy === null
    ? t('options.mapping.savedAt', { time })
    : t('options.mapping.savedBy', { time, name: savedBy });
}
