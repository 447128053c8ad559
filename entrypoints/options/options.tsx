import { useCompanion } from '../../components/companion-store.ts';
import { CopyDiagnostics } from '../../components/copy-diagnostics.tsx';
import { Health } from '../../components/health.tsx';
import { Note } from '../../components/note.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { DisplaySection } from './display.tsx';

/** The options page: connect AppSprint, see how the integration is, disconnect. */
export function Options() {
  const connection = useCompanion((store) => store.connection);
  const disconnect = useCompanion((store) => store.disconnect);
  return (
    <>
      <h1>AppSprint Companion</h1>
      <p className="quiet">Attributed installs, CPI and ROAS over every row of TikTok Ads Manager.</p>
      <section>
        <h2>Connection</h2>
        {connection.state === 'loading' && <p className="quiet">Asking AppSprint …</p>}
        {connection.state === 'not-connected' && <ConnectionForm savedAddress={null} />}
        {connection.state === 'failed' && (
          <>
            <Note tone="bad">
              {connection.problem.what} {connection.problem.remedy}
            </Note>
            <ConnectionForm savedAddress={connection.apiAddress} />
          </>
        )}
        {connection.state === 'connected' && (
          <>
            <Note tone="good">
              Connected to {connection.integration.app.name} at {connection.apiAddress}.
            </Note>
            <p>
              <button type="button" onClick={() => void disconnect()}>
                Disconnect
              </button>
            </p>
          </>
        )}
      </section>
      {connection.state === 'connected' && (
        <section>
          <h2>TikTok Ads</h2>
          {connection.integration.advertiser !== null && (
            <p>
              {connection.integration.advertiser.name} · {connection.integration.advertiser.currency} ·{' '}
              {connection.integration.advertiser.timeZone}
            </p>
          )}
          <Health integration={connection.integration} />
        </section>
      )}
      <DisplaySection />
      <section>
        <h2>A page that is not recognised</h2>
        <CopyDiagnostics />
      </section>
    </>
  );
}
