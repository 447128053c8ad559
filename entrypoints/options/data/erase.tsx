import { useState } from 'react';
import { ask } from '#lib/messages';
import { t } from '#lib/words';
import { useCompanion } from '../../../components/companion-store.ts';
import { FailedAs } from '../../../components/state-line/state-line.tsx';

type Progress = 'not-asked' | 'asking' | 'erasing' | 'erased' | 'failed';
const goes = ['connection', 'settings', 'figures', 'told', 'hosts'] as const;

/** Erases everything the extension keeps in this browser, after saying what that is. */
export function Erase() {
  const [progress, setProgress] = useState<Progress>('not-asked');
  const erase = async () => {
    setProgress('erasing');
    try {
      await ask('eraseEverything', undefined);
      await useCompanion.getState().open();
      setProgress('erased');
    } catch (error) {
      console.warn('AppSprint Companion could not erase everything.', error);
      setProgress('failed');
    }
  };
  if (progress === 'erased') return <Note tone="good">{t('options.data.erased')}</Note>;
  if (progress === 'not-asked') {
    return (
      <>
        <p>{t('options.data.eraseWhy')}</p>
        <button type="button" onClick={() => setProgress('asking')}>
          {t('options.data.eraseStart')}
        </button>
      </>
    );
  }
  return (
    <div className="warning" role="alertdialog" aria-label={t('options.data.erase')}>
      <p>{t('options.data.eraseAsk')}</p>
      <ul>
        {goes.map((part) => (
          <li key={part}>{t(`options.data.goes.${part}`)}</li>
        ))}
      </ul>
      <p>{t('options.data.eraseStays')}</p>
      {progress === 'failed' && <FailedAs said={t('problems.notErased')} />}
      <p className="line wrap">
        <button type="button" className="danger" disabled={progress === 'erasing'} onClick={() => void erase()}>
          {t('options.data.eraseYes')}
        </button>
        <button type="button" onClick={() => setProgress('not-asked')}>
          {t('options.cancel')}
        </button>
      </p>
    </div>
  );
}
