export { type AccountAnchors, builtInAccountAnchors } from './account-anchors.ts';
export { type Anchors, builtInAnchors, tappedPaths } from './anchors.ts';
export { builtInPaths } from './call-paths.ts';
export { builtInFormAnchors, type FormAnchors } from './form-anchors.ts';
export type { KeystoneAnchors, ListReplyAnchors, RowItemAnchors } from './list-schemas.ts';
export { mergeAnchors } from './merge.ts';
export { type CheckedAnchors, checkAnchors } from './schemas.ts';
