import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { answerHere } from '#lib/messages';
import { followLook } from '../../components/chosen-look.ts';
import { useCompanion } from '../../components/companion-store.ts';
import { FaultBoundary } from '../../components/fault-boundary.tsx';
import { beforeFirstPicture } from '../../components/first-picture.ts';
import '../../components/page.css';
import { WithheldNote } from '../../components/withheld.tsx';
import './panel.css';
import { SampleBanner } from '../../components/sample-banner.tsx';
import { followPage } from './page-window.ts';
import { Panel } from './panel.tsx';
import { usePanel } from './panel-store.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The side panel has no root element.');
const isSample = location.hash === '#sample';
await beforeFirstPicture(followLook());
if (isSample) {
  const { sampleAnswers } = await import('#lib/sample');
  answerHere(sampleAnswers(Date.now()));
}
createRoot(root).render(
  <StrictMode>
    <FaultBoundary>
      <WithheldNote />
      {isSample && <SampleBanner />}
      <Panel />
    </FaultBoundary>
  </StrictMode>,
);
await useCompanion.getState().open();
// The sample has no page beside it.
if (isSample) usePanel.getState().pageMoved(null);
else followPage((page) => usePanel.getState().pageMoved(page));
