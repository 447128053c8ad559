import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followLook } from '../../components/chosen-look.ts';
import { useCompanion } from '../../components/companion-store.ts';
import { FaultBoundary } from '../../components/fault-boundary.tsx';
import { beforeFirstPicture } from '../../components/first-picture.ts';
import '../../components/page.css';
import './options.css';
import { Options } from './options.tsx';
import { watchAddress } from './places.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The options page has no root element.');
await beforeFirstPicture(followLook());
watchAddress();
createRoot(root).render(
  <StrictMode>
    <FaultBoundary>
      <Options />
    </FaultBoundary>
  </StrictMode>,
);
await useCompanion.getState().open();
