export { type PixelPageAnchors, pixelPage } from './anchors.ts';
export { type PixelPageView, readPixelPage } from './read.ts';
