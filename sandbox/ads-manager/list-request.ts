import * as z from 'zod/mini';

/** Fields that a list can be limited by. `ad_status` and `creative_status` are the stand-in's choice, the others TikTok's. */
const filterFields = [
  'campaign_ids',
  'ad_ids',
  'creative_ids',
  'virtual_creative_id',
  'campaign_status',
  'ad_status',
  'creative_status',
  'campaign_name',
  'creative_name',
] as const;
export type FilterField = (typeof filterFields)[number];

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
  filters: z._default(z.array(z.object({ field: z.enum(filterFields), in_field_values: z.array(z.string()) })), []),
});
export type ListRequest = z.infer<typeof ListRequest>;

/** Reads the request of a list call, whose keys stand in `common_req` or flat. */
export function readListRequest(body: unknown) {
  const nested = typeof body === 'object' && body !== null && 'common_req' in body ? body.common_req : body;
  return ListRequest.safeParse(nested);
}
