import { t } from '#lib/words';
import { useShownLanguage } from '../../components/chosen-look.ts';
import { PasteBox } from '../../components/paste-box/paste-box.tsx';
import { Failed } from '../../components/state-line/state-line.tsx';
import { Connection } from './connection.tsx';
import { Foot } from './foot.tsx';
import { openOptions } from './open-options.ts';
import { usePart, usePopup } from './popup-store.ts';
import { SignalLinkCopy } from './signal-link/signal-link-copy.tsx';
import { TestEvent } from './test-event/test-event.tsx';
import { Today } from './today/today.tsx';
import { Top } from './top.tsx';

/** The popup: how the connection is, the numbers of today, the Signal link to copy, and test events. */
export function Popup() {
  const shown = usePopup((store) => store.shown);
  const { known, problem } = usePart('connection');
  useShownLanguage();
  if (shown.state === 'not-connected') return <Start />;
  if (shown.state === 'connected' && known === null && problem !== null) {
    return (
      <section>
        <h1>{t('extension.shortName')}</h1>
        <Failed problem={problem} again={() => void usePopup.getState().refresh()} />
        <p className="line end">
          <button type="button" onClick={openOptions}>
            {t('popup.start.openOptions')}
          </button>
        </p>
      </section>
    );
  }
  return (
    <>
      <Top />
      <Connection />
      <Today />
      <section aria-labelledby="signal-link">
        <h2 id="signal-link">{t('popup.link.title')}</h2>
        <SignalLinkCopy />
        <PasteBox />
      </section>
      <section aria-labelledby="test-event">
        <h2 id="test-event">{t('popup.test.title')}</h2>
        <TestEvent />
      </section>
      <Foot />
    </>
  );
}

function Start() {
  return (
    <section>
      <h1>{t('popup.start.title')}</h1>
      <p>{t('popup.start.why')}</p>
      <p>
        <button type="button" className="primary" onClick={openOptions}>
          {t('popup.start.openOptions')}
        </button>
      </p>
      <p>
        <a href="sidepanel.html#sample" target="_blank" rel="noreferrer">
          {t('firstRun.sample')}
        </a>
      </p>
    </section>
  );
}
