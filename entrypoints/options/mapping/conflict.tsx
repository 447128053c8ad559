import type { EventMapping, EventMappingDraft } from '#lib/appsprint/contract';
import { t } from '#lib/words';
import { Mark } from '../../../components/note.tsx';
import { differencesOf } from './draft.ts';
import { savedWords } from './history.tsx';
import { useMapping } from './mapping-store.ts';

interface Conflicting {
  readonly current: EventMapping;
  readonly mine: EventMappingDraft['rows'];
}

/** Somebody else saved the mapping meanwhile: what is different, and the two ways on. */
export function Conflict({ current, mine }: Conflicting) {
  const { take, keepMine } = useMapping();
  const event = (name: string | null) => name ?? t('options.mapping.off');
  return (
    <div className="warning" role="alert">
      <p>
        <Mark tone="warn" /> {t('options.mapping.conflict.what')} {savedWords(current)}
      </p>
      <table className="differences">
        <thead>
          <tr>
            <th scope="col">{t('options.mapping.sdkEvent')}</th>
            <th scope="col">{t('options.mapping.conflict.theirs')}</th>
            <th scope="col">{t('options.mapping.conflict.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {differencesOf(current.rows, mine).map(({ sdkEvent, theirs, mine: own }) => (
            <tr key={sdkEvent}>
              <th scope="row">{sdkEvent}</th>
              <td>{event(theirs)}</td>
              <td>{event(own)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="line wrap">
        <button type="button" className="primary" onClick={() => take(current)}>
          {t('options.mapping.conflict.reload')}
        </button>
        <button type="button" onClick={() => keepMine(current)}>
          {t('options.mapping.conflict.keep')}
        </button>
      </p>
    </div>
  );
}
