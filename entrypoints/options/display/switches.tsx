import type { Display } from '#lib/settings';
import { t } from '#lib/words';
import { SavingNote } from '../saving.tsx';
import { useChoosing } from './choosing.ts';

interface Switching {
  readonly display: Display;
  readonly change: (change: Partial<Display>) => Promise<void>;
}

/** What runs on Ads Manager at all; saved as soon as it is chosen. */
export function Switches({ display, change }: Switching) {
  const { shown, saving, choose } = useChoosing(display, change);
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          checked={shown.paused}
          onChange={(event) => void choose('paused', event.target.checked)}
        />
        {t('options.overlay.pause')}
        <span className="quiet">{t('options.overlay.pauseWhy')}</span>
      </label>
      <label className="choice">
        <input
          type="checkbox"
          checked={shown.readReplies}
          onChange={(event) => void choose('readReplies', event.target.checked)}
        />
        {t('options.overlay.replies')}
        <span className="quiet">{t('options.overlay.repliesWhy')}</span>
      </label>
      <SavingNote saving={saving} saved={t('options.overlay.saved')} />
    </>
  );
}
