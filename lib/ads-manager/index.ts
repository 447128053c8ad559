export { readKeystoneList as readList } from './generations/keystone.ts';
export { type PageAddress, type PageWindow, readAddress } from './location.ts';
export type {
  Answer,
  Certainty,
  GenerationName,
  HealthEvent,
  ListReading,
  ListRow,
  ListTable,
  ListView,
  PageFilter,
  Reading,
  Signal,
  View,
} from './view.ts';
export { clippingAncestors, isOnDarkBackground } from './visible-area.ts';
