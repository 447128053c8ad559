import * as z from 'zod/mini';
import { Words } from '../anchors/parts.ts';

/** Anchors of the pages of one pixel in Events Manager. */
export const PixelPageAnchors = z.object({
  /** What the path begins with; the Pixel ID follows. */
  paths: Words,
});
export type PixelPageAnchors = z.infer<typeof PixelPageAnchors>;

/** Three public sources, 2025-26. */
export const pixelPage: PixelPageAnchors = {
  paths: ['/i18n/events_manager/datasource/pixel/detail/', '/i18n/events_manager/pixel/detail/'],
};
