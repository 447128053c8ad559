import { browser } from 'wxt/browser';
import type { AppId } from '#lib/appsprint/contract';
import type { ConnectionState } from '#lib/messages';
import { useCompanion } from '../../components/companion-store.ts';
import { Health } from '../../components/health.tsx';
import { Note } from '../../components/note.tsx';
import { Pause } from './pause.tsx';
import { SignalLinkCopy } from './signal-link-copy.tsx';
import { TabNote } from './tab-note.tsx';
import { TestEvent } from './test-event.tsx';

const openOptions = () => void browser.runtime.openOptionsPage();

/** The popup: how the connection is, the Signal link to copy, and a test event. */
export function Popup() {
  const connection = useCompanion((store) => store.connection);
  const tab = useCompanion((store) => store.tab);
  switch (connection.state) {
    case 'loading':
      return (
        <section aria-busy="true">
          <p className="quiet">Asking AppSprint …</p>
        </section>
      );
    case 'not-connected':
      return (
        <section>
          <h1>Connect AppSprint</h1>
          <p>Paste an access token once, and attributed installs, CPI and ROAS appear over every row of Ads Manager.</p>
          <button type="button" className="primary" onClick={openOptions}>
            Open Options
          </button>
        </section>
      );
    case 'failed':
      return (
        <section>
          <h1>AppSprint</h1>
          <Note tone="bad">
            {connection.problem.what} {connection.problem.remedy}
          </Note>
          <button type="button" onClick={openOptions}>
            Open Options
          </button>
        </section>
      );
    case 'connected':
      return (
        <>
          <Top connection={connection} />
          <section aria-label="Connection">
            <Health integration={connection.integration} />
            <TabNote tab={tab} />
            <Pause />
          </section>
          <section>
            <h2>Signal link</h2>
            <SignalLinkCopy />
          </section>
          <section>
            <h2>Test event</h2>
            <TestEvent />
          </section>
        </>
      );
  }
}

function Top({ connection }: { readonly connection: Extract<ConnectionState, { state: 'connected' }> }) {
  const selectApp = useCompanion((store) => store.selectApp);
  const { apps, appId, integration } = connection;
  const { advertiser } = integration;
  return (
    <header className="bar">
      {apps.length > 1 ? (
        <select
          className="app"
          aria-label="App"
          value={appId}
          onChange={(event) => void selectApp(event.target.value as AppId)}
        >
          {apps.map((app) => (
            <option key={app.id} value={app.id}>
              {app.name}
            </option>
          ))}
        </select>
      ) : (
        <h1 className="app">{integration.app.name}</h1>
      )}
      {advertiser !== null && (
        <span className="quiet">
          {advertiser.currency} · {advertiser.timeZone}
        </span>
      )}
      <button type="button" aria-label="Options" title="Options" onClick={openOptions}>
        ⚙
      </button>
    </header>
  );
}
