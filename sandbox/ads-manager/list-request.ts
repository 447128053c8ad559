import * as z from 'zod/mini';

const Ids = z.array(z.string().check(z.regex(/^\d{1,20}$/)));

/** What the list page sends for one page of rows. */
const ListRequest = z.object({
  st: z.iso.date(),
  et: z.iso.date(),
  page: z._default(z.int().check(z.gte(1)), 1),
  page_size: z._default(z.int().check(z.gte(1), z.lte(1000)), 20),
  sort_stat: z.optional(z.string()),
  /** 1: largest first, 0: smallest first. The meaning of TikTok's numbers is not known. */
  sort_order: z._default(z.union([z.literal(0), z.literal(1)]), 1),
  keyword: z._default(z.string(), ''),
  filters: z._default(
    z.array(z.object({ field: z.enum(['campaign_ids', 'ad_ids', 'creative_ids']), in_field_values: Ids })),
    [],
  ),
});
export type ListRequest = z.infer<typeof ListRequest>;

/** Reads the request of a list call, whose keys stand in `common_req` or flat. */
export function readListRequest(body: unknown) {
  const nested = typeof body === 'object' && body !== null && 'common_req' in body ? body.common_req : body;
  return ListRequest.safeParse(nested);
}
