export {
  type Anchors,
  builtInAnchors,
  builtInPaths,
  type CheckedAnchors,
  checkAnchors,
  mergeAnchors,
  type TableName,
  tappedPaths,
} from './anchors/index.ts';
export { createHealthLog, type Diagnostics, diagnosticsOf, type HealthLog, type HealthRecord } from './health/index.ts';
export { type PageAddress, type PageWindow, readAddress } from './location.ts';
export { readPage } from './read-page.ts';
export { createReplies, type Replies, type RepliesStore } from './replies/index.ts';
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
