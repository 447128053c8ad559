import { useEffect } from 'react';
import { t } from '#lib/words';
import { useWhenTaken } from '../../../components/commands.ts';
import { Failed, Loading } from '../../../components/state-line/state-line.tsx';
import { Waiting } from '../../../components/waiting.tsx';
import { ForwardingForm } from './forwarding-form.tsx';
import { MappingForm, mappingCommands } from './mapping-form.tsx';
import { useMapping } from './mapping-store.ts';

/** Which SDK event goes to TikTok as which event, and whether those of organic installs go too. */
export function MappingSection() {
  const { mapping, load, loadTaken } = useMapping();
  useEffect(() => void load(), [load]);
  useWhenTaken(mappingCommands, loadTaken);
  return (
    <>
      <p>{t('options.mapping.why')}</p>
      {mapping.is === 'loading' && <Loading>{t('options.asking')}</Loading>}
      {mapping.is === 'failed' && <Failed problem={mapping.problem} again={() => void load()} />}
      {mapping.is === 'there' ? (
        <MappingForm saved={mapping.saved} draft={mapping.draft} />
      ) : (
        <Waiting names={mappingCommands} />
      )}
      <h3 className="apart">{t('options.forwarding.title')}</h3>
      <ForwardingForm />
    </>
  );
}
