import { AdvertiserId, PixelId } from '#lib/appsprint/contract';
import type { Answer } from '../view.ts';
import type { PixelPageAnchors } from './anchors.ts';

/** The page of one pixel in Events Manager. */
export interface PixelPageView {
  readonly surface: 'pixel';
  /** Null where the address names none, which is normal when the page was opened from Business Center. */
  readonly advertiserId: AdvertiserId | null;
  readonly pixelId: Answer<PixelId>;
  /** The element that shows the Pixel ID, to put a mark beside; null while there is none. */
  readonly anchor: Element | null;
}

/** TikTok's own pixel number has digits only and is not the Pixel ID. */
const digitsOnly = /^\d+$/;

/** Reads a pixel's page: the ID is in its address, and stands at the top of the page. Null for every other address. */
export function readPixelPage(document: Document, address: URL, { paths }: PixelPageAnchors): PixelPageView | null {
  const path = paths.find((beginning) => address.pathname.startsWith(beginning));
  if (address.host !== 'ads.tiktok.com' || path === undefined) return null;
  const word = address.pathname.slice(path.length).split('/')[0] ?? '';
  const advertiserId = AdvertiserId.safeParse(address.searchParams.get('aadvid'));
  const view = { surface: 'pixel', advertiserId: advertiserId.success ? advertiserId.data : null } as const;
  const id = PixelId.safeParse(word);
  if (!id.success || digitsOnly.test(word)) {
    const reason = 'The address of this page names the pixel by a number, not by its Pixel ID.';
    return { ...view, pixelId: { state: 'not-here', reason }, anchor: null };
  }
  const anchor = elementShowing(document, id.data);
  const certainty = anchor === null ? 'medium' : 'high';
  return { ...view, pixelId: { state: 'found', value: id.data, signal: 'address', certainty }, anchor };
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
