import { useState } from 'react';
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
  /** What was chosen and is on its way: a switch moves at once, and back where it could not be saved. */
  const [chosen, setChosen] = useState<Partial<Display>>({});
  const shown = { ...display, ...chosen };
  const choose = async (part: 'paused' | 'readReplies', isOn: boolean) => {
    setChosen({ [part]: isOn });
    const send = (value: boolean) => async () => {
      await change({ [part]: value });
      return { ok: true as const, value: null };
    };
    await saving.save(send(isOn), send(display[part]));
    setChosen({});
  };
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
