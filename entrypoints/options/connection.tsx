import { AppId } from '#lib/appsprint/contract';
import { t } from '#lib/words';
import { useCompanion } from '../../components/companion-store.ts';
import { ConnectionForm } from '../../components/connection-form.tsx';
import { Health } from '../../components/health.tsx';
import { Note } from '../../components/note.tsx';
import { Failed, Loading } from '../../components/state-line/state-line.tsx';

/** Where AppSprint is, the access token for it, and the app. */
export function ConnectionSection() {
  const connection = useCompanion((store) => store.connection);
  const disconnect = useCompanion((store) => store.disconnect);
  const selectApp = useCompanion((store) => store.selectApp);
  switch (connection.state) {
    case 'loading':
      return <Loading>{t('options.asking')}</Loading>;
    case 'not-connected':
      return <ConnectionForm savedAddress={null} />;
    case 'unanswered':
      return <Failed problem={connection.problem} again={() => void useCompanion.getState().open()} />;
    case 'failed':
      return (
        <>
          <Failed problem={connection.problem} />
          <ConnectionForm savedAddress={connection.apiAddress} />
        </>
      );
    case 'connected': {
      const { integration, apiAddress, apps, appId } = connection;
      return (
        <>
          <Note tone="good">{t('options.connected', { app: integration.app.name, address: apiAddress })}</Note>
          <label className="spaced">
            {t('options.app')}
            <span className="quiet">{t('options.appWhy')}</span>
            <select value={appId} onChange={(event) => void selectApp(AppId.parse(event.target.value))}>
              {apps.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <h3>{t('options.health')}</h3>
          <Health integration={integration} />
          <p className="spaced">
            <button type="button" onClick={() => void disconnect()}>
              {t('options.disconnect')}
            </button>
          </p>
        </>
      );
    }
  }
}
