import * as z from 'zod/mini';
import { Selector, Words } from './parts.ts';

/** Anchors of G2: rows that are elements of their own and carry the id in an attribute. */
export const RowItemAnchors = z.object({
  selectors: z.object({
    /** What holds the rows of one list. */
    body: Selector,
    /** Within the body. */
    row: Selector,
    /** Within a row, where cells can be told; otherwise the row's children are taken. */
    cell: Selector,
    /** Within a cell: the element that holds nothing but the name. */
    nameText: Selector,
  }),
  /** Attributes of a row and of all in it that may hold its id; a trailing `*` stands for any ending. */
  idAttributes: Words,
});
export type RowItemAnchors = z.infer<typeof RowItemAnchors>;

/** `.body-area .row-item` and the test ids' beginning are of a public program (2024/25); what follows in them is not known. */
export const rowItem: RowItemAnchors = {
  selectors: {
    body: '.body-area',
    row: '.row-item',
    cell: '[data-testid^="common-table-item-display-"]',
    nameText: 'a, [role="link"]',
  },
  idAttributes: ['data-*', 'href', 'id'],
};
