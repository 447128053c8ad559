export { type Anchors, builtInAnchors, type TableName, tappedPaths } from './anchors.ts';
export { builtInPaths } from './call-paths.ts';
export { mergeAnchors } from './merge.ts';
