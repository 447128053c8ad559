import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { readAddress } from '#lib/ads-manager';
import { useCompanion } from '../../components/companion-store.ts';
import '../../components/page.css';
import { Popup } from './popup.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The popup page has no root element.');
createRoot(root).render(
  <StrictMode>
    <Popup />
  </StrictMode>,
);
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
// The tab may have gone elsewhere since its list was last heard of; only addresses of Ads Manager are visible here.
const onList = tab?.url !== undefined && readAddress(new URL(tab.url)).surface === 'list';
await useCompanion.getState().open(onList ? (tab.id ?? null) : null);
