import * as z from 'zod/mini';
import type { PixelId } from '#lib/appsprint/contract';
import type { TikTokClient } from './client.ts';
import { TikTokUnreachable } from './failures.ts';
import { PageInfo, WireId } from './wire.ts';

/** The rows stand in `pixels`, unlike every other list of TikTok's. */
const Pixels = z.object({
  page_info: PageInfo,
  pixels: z.array(z.object({ pixel_id: WireId, pixel_code: z.string() })),
});
/** TikTok's largest page of this list. */
const pageSize = 20;
/** More pages than any advertiser has; an answer that promises more is none. */
const mostPages = 500;

/**
 * TikTok's number of a pixel, among the pixels linked to an advertiser; null when it is not linked.
 * Events Manager shows the code ("Pixel ID"); ad groups hold the number.
 */
export async function linkedPixelNumber(
  client: TikTokClient,
  token: string,
  advertiserId: string,
  pixelId: PixelId,
): Promise<string | null> {
  for (let page = 1; page <= mostPages; page += 1) {
    const query = { advertiser_id: advertiserId, code: pixelId, page, page_size: pageSize };
    const { pixels, page_info } = await client.get('/pixel/list/', token, query, Pixels);
    const found = pixels.find((pixel) => pixel.pixel_code === pixelId);
    if (found !== undefined) return found.pixel_id;
    if (page >= page_info.total_page || pixels.length === 0) return null;
  }
  throw new TikTokUnreachable(`TikTok's list of pixels has more than ${mostPages} pages`);
}
