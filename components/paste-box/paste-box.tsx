import { useEffect, useId, useState } from 'react';
import type { SignalLinkInspection } from '#lib/appsprint/contract';
import { ask, type Outcome } from '#lib/messages';
import { t } from '#lib/words';
import { asked } from '../companion-store.ts';
import { Inspection } from './inspection.tsx';
import './paste-box.css';
import { Loading } from '../state-line/state-line.tsx';

/** Milliseconds of no typing after which what stands there is inspected; a paste is inspected at once. */
const pauseInTyping = 300;
/** The longest text the API inspects. */
const longest = 8192;

interface Inspected {
  readonly pasted: string;
  readonly outcome: Outcome<SignalLinkInspection>;
}

/** A box for any Website URL: says at once whether it is the app's Signal link, what is wrong with it, and the right one. */
export function PasteBox() {
  const id = useId();
  const [pasted, setPasted] = useState('');
  const [inspected, setInspected] = useState<Inspected | null>(null);
  const [attempt, setAttempt] = useState(0);
  const isTooLong = pasted.length > longest;
  const isEmpty = pasted.trim() === '';

  useEffect(() => {
    if (isEmpty || isTooLong) return;
    let isOver = false;
    const timer = setTimeout(
      () =>
        void asked(() => ask('inspectLink', { pasted })).then((outcome) => {
          if (!isOver) setInspected({ pasted, outcome });
        }),
      attempt === 0 ? pauseInTyping : 0,
    );
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [pasted, isEmpty, isTooLong, attempt]);

  const shown = inspected?.pasted === pasted ? inspected.outcome : null;
  const again = () => {
    setInspected(null);
    setAttempt((before) => before + 1);
  };
  return (
    <div className="paste-box">
      <label htmlFor={id}>
        {t('paste.label')} <span className="quiet">{t('paste.hint')}</span>
      </label>
      <textarea
        id={id}
        rows={2}
        spellCheck={false}
        autoComplete="off"
        placeholder="https://…"
        value={pasted}
        onPaste={() => setAttempt((before) => before + 1)}
        onChange={(event) => setPasted(event.target.value)}
      />
      <div role="status" aria-live="polite">
        {isTooLong && <p className="quiet">{t('paste.tooLong')}</p>}
        {!isEmpty && !isTooLong && shown === null && <Loading>{t('paste.checking')}</Loading>}
        {!isEmpty && shown !== null && <Inspection outcome={shown} again={again} />}
      </div>
    </div>
  );
}
