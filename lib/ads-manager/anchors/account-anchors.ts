import { type AccountListAnchors, accountList } from '../account-list/index.ts';
import { builtInAnchors } from './anchors.ts';

/** What the reader of Business Center's list of ad accounts looks for. Its script has no other pages to read. */
export interface AccountAnchors {
  readonly version: number;
  readonly 'account-list': AccountListAnchors;
}

export const builtInAccountAnchors: AccountAnchors = { version: builtInAnchors.version, 'account-list': accountList };
