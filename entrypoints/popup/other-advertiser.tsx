import { t } from '#lib/words';
import { usePart, usePopup } from './popup-store.ts';

/** Says so when the tab behind shows another ad account than the numbers, and leads to the app it belongs to. */
export function OtherAdvertiser() {
  const ofTab = usePopup((store) => store.tab?.advertiserId ?? null);
  const selectApp = usePopup((store) => store.selectApp);
  const connection = usePart('connection').known?.value;
  const advertisers = usePart('appAdvertisers').known?.value ?? [];
  const advertiser = connection?.integration.advertiser ?? null;
  if (connection === undefined || ofTab === null || advertiser === null || advertiser.id === ofTab) return null;
  const owner = advertisers.find((one) => one.advertiser?.id === ofTab);
  const app = connection.apps.find(({ id }) => id === owner?.appId);
  return (
    <p className="note warn other-account">
      {app === undefined ? (
        t('popup.otherAccount', { name: advertiser.name })
      ) : (
        <>
          {t('popup.otherApp', { app: app.name })}{' '}
          <button type="button" className="link" onClick={() => void selectApp(app.id)}>
            {t('popup.showApp', { app: app.name })}
          </button>
        </>
      )}
    </p>
  );
}
