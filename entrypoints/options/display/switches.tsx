import type { Display } from '#lib/settings';
import { t } from '#lib/words';
import { SavingNote, useSaving } from '../saving.tsx';

interface Switching {
  readonly display: Display;
  readonly change: (change: Partial<Display>) => Promise<void>;
}

/** What runs on Ads Manager at all; saved as soon as it is chosen. */
export function Switches({ display, change }: Switching) {
  const saving = useSaving();
  const choose = (part: 'paused' | 'readReplies', chosen: boolean) => {
    const send = (value: boolean) => async () => {
      await change({ [part]: value });
      return { ok: true as const, value: null };
    };
    return saving.save(send(chosen), send(display[part]));
  };
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          checked={display.paused}
          onChange={(event) => void choose('paused', event.target.checked)}
        />
        {t('options.overlay.pause')}
        <span className="quiet">{t('options.overlay.pauseWhy')}</span>
      </label>
      <label className="choice">
        <input
          type="checkbox"
          checked={display.readReplies}
          onChange={(event) => void choose('readReplies', event.target.checked)}
        />
        {t('options.overlay.replies')}
        <span className="quiet">{t('options.overlay.repliesWhy')}</span>
      </label>
      <SavingNote saving={saving} saved={t('options.overlay.saved')} />
    </>
  );
}
