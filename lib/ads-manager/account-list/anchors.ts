import * as z from 'zod/mini';
import { Selector, Words } from '../anchors/parts.ts';

/** Anchors of the list of ad accounts in Business Center. */
export const AccountListAnchors = z.object({
  /** What the path begins with. */
  paths: Words,
  selectors: z.object({
    table: Selector,
    /** Within the table. */
    row: Selector,
    /** Within a row. */
    cell: Selector,
  }),
});
export type AccountListAnchors = z.infer<typeof AccountListAnchors>;

/** The older `bui` library (two public sources, 2024-26). What a row and a cell are in it is not known: standard ones are taken. */
export const accountList: AccountListAnchors = {
  paths: ['/manage/accounts/adv'],
  selectors: { table: '.bui-table', row: 'tbody tr, [role="row"]', cell: 'td, [role="cell"], [role="gridcell"]' },
};
