import type { Anchors } from './anchors/index.ts';
import { readAddress } from './location.ts';
import { readListView } from './read-list.ts';
import type { Replies } from './replies/index.ts';
import type { View } from './view.ts';

/**
 * What a list of Ads Manager shows right now; any other page is *elsewhere* here (`readFormPage` knows some of them). Changes nothing of the page and knows no clock: how long *not yet* may
 * last is decided by who asks.
 */
export function readPage(
  document: Document,
  address: URL,
  replies: Replies,
  anchors: Anchors,
): Extract<View, { surface: 'list' | 'elsewhere' }> {
  const page = readAddress(address);
  switch (page.surface) {
    case 'elsewhere':
      return page;
    case 'list':
      return readListView(page, address.searchParams, { document, replies, anchors });
  }
}
