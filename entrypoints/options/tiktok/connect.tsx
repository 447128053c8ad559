import { useState } from 'react';
import type { Integration } from '#lib/appsprint/contract';
import { ask } from '#lib/messages';
import { t } from '#lib/words';
import { Note } from '../../../components/note.tsx';
import { Failed, Loading } from '../../../components/state-line/state-line.tsx';
import { SavingNote, useSaving } from '../saving.tsx';
import { WhereFound } from '../where-found.tsx';
import { useGranting } from './granting.ts';
import { changeIntegration, useIntegration } from './integration.ts';

const stateWords = {
  'not-connected': 'options.connect.states.notConnected',
  connected: 'options.connect.states.connected',
  'access-lost': 'options.connect.states.accessLost',
  'advertiser-lost': 'options.connect.states.advertiserLost',
  'no-permission': 'options.connect.states.noPermission',
  'reporting-not-granted': 'options.connect.states.reportingNotGranted',
} as const satisfies Record<Integration['connection'], string>;

/** The OAuth connection with TikTok: granting access, seeing how it is, ending it. */
export function ConnectSection() {
  const integration = useIntegration();
  if (integration === null) return null;
  const { connection } = integration;
  const isConnected = connection === 'connected';
  return (
    <>
      <p>{t('options.connect.why')}</p>
      <Note tone={isConnected ? 'good' : connection === 'not-connected' ? 'unsure' : 'bad'}>
        {t(stateWords[connection])}
      </Note>
      {!isConnected && <Grant again={connection !== 'not-connected'} />}
      <WhereFound
        title={t('options.connect.needs')}
        steps={['options.connect.steps.role', 'options.connect.steps.account', 'options.connect.steps.grant']}
      />
      {isConnected && (
        <p>
          <a href="#advertiser">{t('options.connect.next')}</a>
        </p>
      )}
      {connection !== 'not-connected' && <Disconnect />}
    </>
  );
}

function Grant({ again }: { readonly again: boolean }) {
  const { granting, start, stop } = useGranting();
  const isBusy = granting.is === 'opening' || granting.is === 'waiting';
  return (
    <>
      <p className="line spaced">
        <button type="button" className="primary" disabled={isBusy} onClick={() => void start()}>
          {t(again ? 'options.connect.again' : 'options.connect.start')}
        </button>
        {isBusy && (
          <button type="button" onClick={stop}>
            {t('options.connect.stop')}
          </button>
        )}
      </p>
      <div role="status">
        {granting.is === 'opening' && <Loading>{t('options.connect.opening')}</Loading>}
        {granting.is === 'waiting' && (
          <p className="progress">
            <span className="turning" aria-hidden="true" /> {t('options.connect.waiting')}
          </p>
        )}
      </div>
      {granting.is === 'given-up' && <Note tone="warn">{t('options.connect.givenUp')}</Note>}
      {granting.is === 'failed' && <Failed problem={granting.problem} />}
    </>
  );
}

/** Ending the connection cannot be undone from here, so it is asked twice. */
function Disconnect() {
  const [isAsking, setAsking] = useState(false);
  const saving = useSaving();
  const disconnect = () => saving.save(() => changeIntegration(() => ask('disconnectTikTok', undefined)), null);
  return (
    <div className="apart">
      {isAsking ? (
        <>
          <p>{t('options.connect.disconnectAsk')}</p>
          <p className="line">
            <button type="button" className="danger" onClick={() => void disconnect()}>
              {t('options.connect.disconnectYes')}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t('options.cancel')}
            </button>
          </p>
        </>
      ) : (
        <button type="button" onClick={() => setAsking(true)}>
          {t('options.connect.disconnect')}
        </button>
      )}
      <SavingNote saving={saving} saved={t('options.connect.states.notConnected')} />
    </div>
  );
}
