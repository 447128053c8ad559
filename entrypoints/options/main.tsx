import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useCompanion } from '../../components/companion-store.ts';
import '../../components/page.css';
import { Options } from './options.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The options page has no root element.');
createRoot(root).render(
  <StrictMode>
    <Options />
  </StrictMode>,
);
await useCompanion.getState().open(null);
