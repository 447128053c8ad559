import type { PixelPageAnchors } from './anchors.ts';

/** Three public sources, 2025-26. */
export const pixelPage: PixelPageAnchors = {
  paths: ['/i18n/events_manager/datasource/pixel/detail/', '/i18n/events_manager/pixel/detail/'],
};
