import * as z from 'zod/mini';
import { Selector } from './parts.ts';

/** Anchors of G1: table rows whose ids only the page's own script knows, so that rows are told by their names. */
export const ViTableAnchors = z.object({
  selectors: z.object({
    /** What holds the rows of one list. */
    body: Selector,
    /** Within the body. */
    row: Selector,
    /** Within a row. */
    cell: Selector,
    /** What holds the table with all its parts. */
    whole: Selector,
    /** Within the whole: what holds a second drawing of the first columns, which stays while the body scrolls sideways. */
    fixedBody: Selector,
  }),
});
export type ViTableAnchors = z.infer<typeof ViTableAnchors>;

/**
 * `.vi-table__body-wrapper tr` is what a cost and ROI overlay of 2023 read. The fixed part has the name that it has in the
 * public Vue table whose class names these are; that TikTok used one is not known.
 */
export const viTable: ViTableAnchors = {
  selectors: {
    body: '.vi-table__body-wrapper',
    row: 'tr',
    cell: 'td',
    whole: '.vi-table',
    fixedBody: '.vi-table__fixed-body-wrapper',
  },
};
