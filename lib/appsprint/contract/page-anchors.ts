import * as z from 'zod/mini';

/**
 * Answer of `GET /v1/page-anchors`: what the extension looks for on TikTok's pages, as data. The extension checks every table
 * against its own schema and keeps the one it was built with where a table does not fit.
 */
export const PageAnchors = z.object({
  /** Counts up: year, month, day and two digits, as in 2026112201; 0 where there is no update. */
  version: z.int().check(z.nonnegative()),
  /** Whole tables by name; what is left out stays as it was built in. */
  tables: z.record(z.string().check(z.maxLength(60)), z.unknown()),
});
export type PageAnchors = z.infer<typeof PageAnchors>;
