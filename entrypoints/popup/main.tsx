import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { readAddress } from '#lib/ads-manager';
import { watchCommands } from '#lib/commands';
import { applyLook } from '../../components/chosen-look.ts';
import '../../components/page.css';
import { WithheldNote } from '../../components/withheld.tsx';
import './popup.css';
import { Popup } from './popup.tsx';
import { type TabBehind, usePopup } from './popup-store.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The popup page has no root element.');

async function tabBehind(): Promise<TabBehind | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return null;
  // Only addresses of hosts the extension may read are visible here, and a tab that is just opened has none yet.
  const url = URL.parse(tab.url ?? '');
  const address = url === null ? null : readAddress(url);
  return {
    id: tab.id,
    advertiserId: address?.surface === 'list' ? address.advertiserId : null,
    showsList: address?.surface === 'list',
    windowId: tab.windowId ?? null,
  };
}

try {
  await applyLook();
  // The first picture holds what is kept from before, so that nothing in it moves when newer numbers come.
  await usePopup.getState().showKept(await tabBehind());
} catch (error) {
  console.warn('AppSprint Companion could not read what it kept; it asks anew.', error);
}
createRoot(root).render(
  <StrictMode>
    <WithheldNote />
    <Popup />
  </StrictMode>,
);
watchCommands(() => void usePopup.getState().refreshTestEvents());
await usePopup.getState().refresh();
