import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useCompanion } from '../../components/companion-store.ts';
import '../../components/page.css';
import './panel.css';
import { followPage } from './page-window.ts';
import { Panel } from './panel.tsx';
import { usePanel } from './panel-store.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The side panel has no root element.');
createRoot(root).render(
  <StrictMode>
    <Panel />
  </StrictMode>,
);
await useCompanion.getState().open(null);
followPage((page) => usePanel.getState().pageMoved(page));
