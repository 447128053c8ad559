import { readAccountList } from './account-list/index.ts';
import type { FormAnchors } from './anchors/index.ts';
import { readCreation, readCreationAddress } from './creation/index.ts';
import { readPixelPage } from './pixel-page/index.ts';
import type { Replies } from './replies/index.ts';
import type { View } from './view.ts';

/**
 * What a page of TikTok that is no list of Ads Manager is and shows right now: a step of the creation flow, a pixel's page,
 * Business Center's list of ad accounts, or something else. Like `readPage` it changes nothing and knows no clock.
 */
export function readFormPage(
  document: Document,
  address: URL,
  { calls }: Replies,
  anchors: FormAnchors,
): Exclude<View, { surface: 'list' }> {
  const { creation, drafts } = anchors;
  const step = readCreationAddress(address, creation);
  if (step !== null) return readCreation(step, { document, calls, creation, drafts });
  return (
    readPixelPage(document, address, anchors['pixel-page']) ??
    readAccountList(document, address, anchors['account-list']) ?? { surface: 'elsewhere' }
  );
}
