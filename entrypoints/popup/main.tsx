import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { readAddress } from '#lib/ads-manager';
import { watchCommands } from '#lib/commands';
import { followLook } from '../../components/chosen-look.ts';
import { FaultBoundary } from '../../components/fault-boundary.tsx';
import { beforeFirstPicture } from '../../components/first-picture.ts';
import '../../components/page.css';
import { WithheldNote } from '../../components/withheld.tsx';
import './popup.css';
import { Popup } from './popup.tsx';
import { usePopup } from './popup-store.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The popup page has no root element.');

const { showKept, standOver, refresh } = usePopup.getState();

/** Finds the tab that the popup stands over. */
async function seeTab(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined || tab.windowId === undefined) return;
  // Only addresses of hosts the extension may read are visible here, and a tab that is just opened has none yet.
  const url = URL.parse(tab.url ?? '');
  const address = url === null ? null : readAddress(url);
  standOver({
    id: tab.id,
    advertiserId: address?.surface === 'list' ? address.advertiserId : null,
    showsList: address?.surface === 'list',
    windowId: tab.windowId,
  });
}

// The first picture holds what is kept from before, so that nothing in it moves when newer numbers come.
await beforeFirstPicture(followLook(), showKept(), seeTab());
createRoot(root).render(
  <StrictMode>
    <FaultBoundary>
      <WithheldNote />
      <Popup />
    </FaultBoundary>
  </StrictMode>,
);
watchCommands(() => void usePopup.getState().refreshTestEvents());
await refresh();
