import * as z from 'zod/mini';

/** An id on TikTok's wire: digits as text or, in older answers, a number. Always text afterwards. */
export const WireId = z.pipe(
  z.pipe(z.union([z.string(), z.int()]), z.transform(String)),
  z.string().check(z.regex(/^\d{1,20}$/, 'not an id')),
);

/** What a paged answer says about its pages. */
export const PageInfo = z.object({ page: z.int(), total_page: z.int() });
