import { useEffect } from 'react';
import { t } from '#lib/words';
import { Note } from '../../../components/note.tsx';
import { ForwardingForm } from './forwarding-form.tsx';
import { MappingForm } from './mapping-form.tsx';
import { useMapping } from './mapping-store.ts';

/** Which SDK event goes to TikTok as which event, and whether those of organic installs go too. */
export function MappingSection() {
  const { mapping, load } = useMapping();
  useEffect(() => void load(), [load]);
  return (
    <>
      <p>{t('options.mapping.why')}</p>
      {mapping.is === 'loading' && <p className="quiet">{t('options.asking')}</p>}
      {mapping.is === 'failed' && (
        <>
          <Note tone="bad">
            {mapping.problem.what} {mapping.problem.remedy}
          </Note>
          <button type="button" onClick={() => void load()}>
            {t('options.tryAgain')}
          </button>
        </>
      )}
      {mapping.is === 'there' && <MappingForm saved={mapping.saved} draft={mapping.draft} />}
      <h3 className="apart">{t('options.forwarding.title')}</h3>
      <ForwardingForm />
    </>
  );
}
