import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
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
await useCompanion.getState().open(tab?.id ?? null);
