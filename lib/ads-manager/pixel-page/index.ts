export type { PixelPageAnchors } from './anchors.ts';
export { pixelPage } from './built-in.ts';
export { type PixelPageView, readPixelPage } from './read.ts';
