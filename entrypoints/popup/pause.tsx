import { useCompanion } from '../../components/companion-store.ts';

/** Stops and resumes showing figures in the tab behind the popup; nothing where that tab is no list. */
export function Pause() {
  const tab = useCompanion((store) => store.tab);
  const pauseTab = useCompanion((store) => store.pauseTab);
  const changeDisplay = useCompanion((store) => store.changeDisplay);
  if (tab === null) return null;
  return (
    <p className="line end">
      {tab.paused === 'everywhere' ? (
        <button type="button" onClick={() => void changeDisplay({ paused: false })}>
          Resume in every tab
        </button>
      ) : (
        <button type="button" onClick={() => void pauseTab(tab.paused === null)}>
          {tab.paused === null ? 'Pause in this tab' : 'Resume in this tab'}
        </button>
      )}
    </p>
  );
}
