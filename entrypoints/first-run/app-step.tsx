import { AppId } from '#lib/appsprint/contract';
import { t } from '#lib/words';
import { useCompanion } from '../../components/companion-store.ts';

/** Whose figures are shown: nothing to do where the token belongs to one app. */
export function AppStep() {
  const connection = useCompanion((store) => store.connection);
  const selectApp = useCompanion((store) => store.selectApp);
  if (connection.state !== 'connected') return <p className="quiet">{t('firstRun.appLater')}</p>;
  const { apps, appId, integration } = connection;
  if (apps.length === 1) return <p>{t('firstRun.appOne', { app: integration.app.name })}</p>;
  return (
    <label>
      {t('firstRun.appPick')}
      <select value={appId} onChange={(event) => void selectApp(AppId.parse(event.target.value))}>
        {apps.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
