import { useState } from 'react';
import { browser } from 'wxt/browser';
import { t } from '#lib/words';

/** Shows one notification, because the system may have them switched off without the browser knowing. */
export function TryNotification() {
  const [isShown, setShown] = useState(false);
  const show = async () => {
    await browser.notifications.create('alerts:try', {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      title: t('options.alerts.tryTitle'),
      message: t('options.alerts.tryText'),
    });
    setShown(true);
  };
  return (
    <>
      <span role="status" className="quiet">
        {isShown && t('options.alerts.tried')}
      </span>
      <button type="button" onClick={() => void show()}>
        {t('options.alerts.try')}
      </button>
    </>
  );
}
