export { type Anchors, builtInAnchors, mergeAnchors, type TableName } from './anchors/index.ts';
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
