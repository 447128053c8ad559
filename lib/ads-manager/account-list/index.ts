export type { AccountListAnchors } from './anchors.ts';
export { accountList } from './built-in.ts';
export { type AccountListView, type AccountRow, readAccountList } from './read.ts';
