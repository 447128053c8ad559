import type { AdvertiserId, PixelId } from '#lib/appsprint/contract';
import { advertiserIdOf } from '../ids.ts';
import type { Answer } from '../view.ts';
import type { PixelPageAnchors } from './anchors.ts';
import { pixelIdOf } from './pixel-id.ts';

/** The page of one pixel in Events Manager. */
export interface PixelPageView {
  readonly surface: 'pixel';
  /** Null where the address names none, which is normal when the page was opened from Business Center. */
  readonly advertiserId: AdvertiserId | null;
  readonly pixelId: Answer<PixelId>;
  /** The element that shows the Pixel ID, to put a mark beside; null while there is none. */
  readonly anchor: Element | null;
}

/** Reads a pixel's page: the ID is in its address, and stands at the top of the page. Null for every other address. */
export function readPixelPage(document: Document, address: URL, { paths }: PixelPageAnchors): PixelPageView | null {
  const path = paths.find((beginning) => address.pathname.startsWith(beginning));
  if (address.host !== 'ads.tiktok.com' || path === undefined) return null;
  const word = address.pathname.slice(path.length).split('/')[0] ?? '';
  const view = { surface: 'pixel', advertiserId: advertiserIdOf(address.searchParams.get('aadvid')) } as const;
  const id = pixelIdOf(word);
  if (id === null) {
    const reason = 'The address of this page names the pixel by a number, not by its Pixel ID.';
    return { ...view, pixelId: { state: 'not-here', reason }, anchor: null };
  }
  const anchor = elementShowing(document, id);
  const certainty = anchor === null ? 'medium' : 'high';
  return { ...view, pixelId: { state: 'found', value: id, signal: 'address', certainty }, anchor };
}

/** The innermost visible element whose text has the ID as a whole word. */
function elementShowing(document: Document, id: PixelId): Element | null {
  const hasId = (text: string) => text.split(/[^0-9A-Za-z]+/).includes(id);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const around = node.parentElement;
    if (around !== null && hasId(node.textContent ?? '') && around.checkVisibility({ visibilityProperty: true })) {
      return around;
    }
  }
  return null;
}
