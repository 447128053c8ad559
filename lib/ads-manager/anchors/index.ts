export { type Anchors, builtInAnchors, type TableName } from './anchors.ts';
export { mergeAnchors } from './merge.ts';
