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
