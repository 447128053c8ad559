export { readKeystoneList as readList } from './generations/keystone.ts';
export { type PageAddress, type PageWindow, readAddress } from './location.ts';
export type { ListReading, ListRow, ListTable } from './view.ts';
export { clippingAncestors, isOnDarkBackground } from './visible-area.ts';
