import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followLook } from '../../components/chosen-look.ts';
import { useCompanion } from '../../components/companion-store.ts';
import { FaultBoundary } from '../../components/fault-boundary.tsx';
import { beforeFirstPicture } from '../../components/first-picture.ts';
import '../../components/page.css';
import { WithheldNote } from '../../components/withheld.tsx';
import './first-run.css';
import { FirstRun } from './first-run.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The first page has no root element.');
await beforeFirstPicture(followLook());
createRoot(root).render(
  <StrictMode>
    <FaultBoundary>
      <WithheldNote />
      <FirstRun />
    </FaultBoundary>
  </StrictMode>,
);
const open = () => useCompanion.getState().open();
// What is missing is often mended in another tab, so coming back asks anew.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void open();
});
await open();
