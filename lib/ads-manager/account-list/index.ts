export type { AccountListAnchors } from './anchors.ts';
export { accountList } from './built-in.ts';
export { type AccountListView, isAccountListAddress, readAccountList } from './read.ts';
