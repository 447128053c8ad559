export { type AccountListAnchors, accountList } from './anchors.ts';
export { type AccountListView, type AccountRow, readAccountList } from './read.ts';
