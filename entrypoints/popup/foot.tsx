import type { TabState } from '#lib/messages';
import { t, type WordKey } from '#lib/words';
import { Mark, type Tone } from '../../components/note.tsx';
import { openPanel } from './open-panel.ts';
import { usePopup } from './popup-store.ts';

/** How the list in the tab behind is doing, pausing it, and the way to the panel. Its size never changes. */
export function Foot() {
  const list = usePopup((store) => store.list);
  const tab = usePopup((store) => store.tab);
  const pauseTab = usePopup((store) => store.pauseTab);
  const resumeEverywhere = usePopup((store) => store.resumeEverywhere);
  const said = list === null ? null : wordsOf(list);
  return (
    <footer className="foot">
      <p className="tab-note" role="status">
        {said === null ? (
          <span className="quiet">{t('popup.tab.elsewhere')}</span>
        ) : (
          <span className={said.tone}>
            <Mark tone={said.tone} /> {t(said.key)}
          </span>
        )}
      </p>
      <div className="line">
        {list?.paused === 'everywhere' ? (
          <button type="button" onClick={() => void resumeEverywhere()}>
            {t('popup.tab.resumeAll')}
          </button>
        ) : (
          <button type="button" disabled={list === null} onClick={() => void pauseTab(list?.paused === null)}>
            {t(list?.paused === 'tab' ? 'popup.tab.resume' : 'popup.tab.pause')}
          </button>
        )}
        <button type="button" disabled={tab === null} onClick={() => tab !== null && void openPanel(tab.windowId)}>
          {t('popup.openPanel')}
        </button>
      </div>
    </footer>
  );
}

interface Said {
  readonly tone: Tone;
  readonly key: WordKey;
}

/** What is said of the list in the tab; null where there is none. */
function wordsOf({ list, figures, paused }: TabState): Said | null {
  if (paused !== null)
    return { tone: 'unsure', key: paused === 'tab' ? 'popup.tab.pausedTab' : 'popup.tab.pausedEverywhere' };
  if (list === null || list === 'left') return null;
  if (figures === 'other-advertiser') return { tone: 'warn', key: 'popup.tab.otherAdvertiser' };
  switch (list) {
    case 'painting':
      return figures === 'failed'
        ? { tone: 'bad', key: 'popup.tab.failed' }
        : { tone: 'good', key: 'popup.tab.painting' };
    case 'waiting':
      return { tone: 'unsure', key: 'popup.tab.waiting' };
    case 'not-recognised':
      return { tone: 'warn', key: 'popup.tab.notRecognised' };
    case 'no-room':
      return { tone: 'warn', key: 'popup.tab.noRoom' };
    case 'no-window':
      return { tone: 'warn', key: 'popup.tab.noWindow' };
    case 'no-advertiser':
      return { tone: 'warn', key: 'popup.tab.noAdvertiser' };
    case 'marking':
      return { tone: 'good', key: 'popup.tab.marking' };
    case 'form-not-recognised':
      return { tone: 'warn', key: 'popup.tab.formNotRecognised' };
  }
}
