import type { TabState } from '#lib/messages';
import { Note } from '../../components/note.tsx';

/** How the list in the tab behind the popup is doing, in one sentence; nothing where that tab is no list. */
export function TabNote({ tab }: { readonly tab: TabState | null }) {
  if (tab === null) return null;
  if (tab.paused !== null) {
    return <Note tone="unsure">{tab.paused === 'tab' ? 'Paused in this tab.' : 'Paused in every tab.'}</Note>;
  }
  if (tab.list === null || tab.list === 'left') return null;
  if (tab.figures === 'other-advertiser') {
    return (
      <Note tone="warn">
        This tab shows an ad account that is not the advertiser connected in AppSprint, so nothing is painted.
      </Note>
    );
  }
  switch (tab.list) {
    case 'painting':
      return tab.figures === 'failed' ? (
        <Note tone="bad">
          AppSprint could not be asked for this list's figures just now. They come by themselves when it answers.
        </Note>
      ) : (
        <Note tone="good">Figures are shown over the rows of this list.</Note>
      );
    case 'waiting':
      return <Note tone="unsure">Waiting for Ads Manager to show the rows of this list.</Note>;
    case 'not-recognised':
      return (
        <Note tone="warn">
          The layout of this list is not recognised, so nothing is painted over it. Everything else keeps working.
        </Note>
      );
    case 'no-room':
      return (
        <Note tone="warn">There is no free space in this list for figures. Widen the window or hide a column.</Note>
      );
    case 'no-window':
      return (
        <Note tone="warn">
          The dates of this list could not be read. Pick dates in Ads Manager and the figures appear.
        </Note>
      );
    case 'no-advertiser':
      return (
        <Note tone="warn">The ad account of this list could not be read. Open the list from the account chooser.</Note>
      );
  }
}
