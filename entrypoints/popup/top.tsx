import type { AppId } from '#lib/appsprint/contract';
import { t } from '#lib/words';
import { openOptions } from './open-options.ts';
import { usePart, usePopup } from './popup-store.ts';

/** The app with its advertiser, or the picker of them: the one of the tab behind comes first. */
export function Top() {
  const { known } = usePart('connection');
  const advertisers = usePart('appAdvertisers').known?.value ?? [];
  const selectApp = usePopup((store) => store.selectApp);
  const ofTab = usePopup((store) => store.tab?.advertiserId ?? null);
  const connection = known?.value;
  const advertiser = connection?.integration.advertiser ?? null;
  const advertiserOf = (appId: AppId) => advertisers.find((one) => one.appId === appId)?.advertiser ?? null;
  const isOfTab = (appId: AppId) => ofTab !== null && advertiserOf(appId)?.id === ofTab;
  const apps = (connection?.apps ?? []).toSorted((one, other) => Number(isOfTab(other.id)) - Number(isOfTab(one.id)));
  return (
    <header className="bar top">
      <div className="who">
        {connection !== undefined && apps.length > 1 ? (
          <select
            className="app"
            aria-label={t('popup.app')}
            value={connection.appId}
            onChange={(event) => void selectApp(event.target.value as AppId)}
          >
            {apps.map((app) => {
              const its = advertiserOf(app.id);
              return (
                <option key={app.id} value={app.id}>
                  {its === null ? app.name : t('popup.appOption', { app: app.name, advertiser: its.name })}
                </option>
              );
            })}
          </select>
        ) : (
          <h1 className="app">{connection?.integration.app.name ?? t('extension.shortName')}</h1>
        )}
        <p className="quiet account">
          {connection === undefined
            ? t('popup.today.asking')
            : advertiser === null
              ? t('popup.noAdvertiser')
              : t('popup.about', { name: advertiser.name, currency: advertiser.currency, zone: advertiser.timeZone })}
        </p>
      </div>
      <button
        type="button"
        className="icon"
        aria-label={t('popup.options')}
        title={t('popup.options')}
        onClick={openOptions}
      >
        ⚙
      </button>
    </header>
  );
}
