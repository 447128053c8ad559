export { type Anchors, builtInAnchors, type TableName, tappedPaths } from './anchors.ts';
export { builtInPaths } from './call-paths.ts';
export type { KeystoneAnchors, ListReplyAnchors, RowItemAnchors } from './list-schemas.ts';
export { mergeAnchors } from './merge.ts';
export { type CheckedAnchors, checkAnchors } from './schemas.ts';
