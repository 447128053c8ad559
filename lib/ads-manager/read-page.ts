import type { Anchors } from './anchors/index.ts';
import { readAddress } from './location.ts';
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
      return page;
    case 'list':
      return readListView(page, address.searchParams, { document, replies, anchors });
  }
}
