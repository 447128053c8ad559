import { readAccountList } from './account-list/index.ts';
import type { Anchors } from './anchors/index.ts';
import { readCreation, readCreationAddress } from './creation/index.ts';
import { readAddress } from './location.ts';
import { readPixelPage } from './pixel-page/index.ts';
import { readListView } from './read-list.ts';
import type { Replies } from './replies/index.ts';
import type { View } from './view.ts';

/**
 * What a page of TikTok is and shows right now. Changes nothing of the page and knows no clock: how long *not yet* may
 * last is decided by who asks.
 */
export function readPage(document: Document, address: URL, replies: Replies, anchors: Anchors): View {
  const page = readAddress(address);
  switch (page.surface) {
    case 'elsewhere':
      return (
        readCreationPage(document, address, replies, anchors) ??
        readPixelPage(document, address, anchors['pixel-page']) ??
        readAccountList(document, address, anchors['account-list']) ??
        page
      );
    case 'list':
      return readListView(page, address.searchParams, { document, replies, anchors });
  }
}

function readCreationPage(document: Document, address: URL, { calls }: Replies, { creation, drafts }: Anchors) {
  const step = readCreationAddress(address, creation);
  return step === null ? null : readCreation(step, { document, calls, creation, drafts });
}
