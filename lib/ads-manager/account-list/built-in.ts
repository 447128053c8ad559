import type { AccountListAnchors } from './anchors.ts';

/** The older `bui` library (two public sources, 2024-26). What a row and a cell are in it is not known: standard ones are taken. */
export const accountList: AccountListAnchors = {
  paths: ['/manage/accounts/adv'],
  selectors: { table: '.bui-table', row: 'tbody tr, [role="row"]', cell: 'td, [role="cell"], [role="gridcell"]' },
};
