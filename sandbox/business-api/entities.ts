import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { Access } from './access.ts';
import { adGroupRows, adRows, campaignRows, type EntityRow, smartPlusAdRows } from './entity-rows.ts';
import { Id, jsonText, onePage, paging, readParameters } from './parameters.ts';

const Ids = z.optional(z.array(Id).check(z.minLength(1, 'empty'), z.maxLength(100, 'must have 100 ids or fewer')));
const PrimaryStatus = z.optional(z.enum(['STATUS_ALL', 'STATUS_NOT_DELETE'], 'not known to the sandbox'));

/** TikTok knows more filters. An unknown one is refused, which is ours: leaving it out would answer too many rows. */
const unknownFilter = { error: 'not a filter of the sandbox' };
const Filtering = z.strictObject(
  {
    campaign_ids: Ids,
    adgroup_ids: Ids,
    ad_ids: Ids,
    campaign_name: z.optional(z.string()),
    objective_type: z.optional(z.string()),
    primary_status: PrimaryStatus,
  },
  unknownFilter,
);
type Filtering = z.infer<typeof Filtering>;

/** Whoever lies below something deleted is deleted too. */
const idFields = ['campaign_id', 'adgroup_id', 'ad_id', 'smart_plus_ad_id'];

function entityQuery(maxPageSize: number) {
  return z.object({
    advertiser_id: Id,
    filtering: z.optional(jsonText(Filtering)),
    fields: z.optional(jsonText(z.array(z.string()))),
    ...paging(maxPageSize),
  });
}

/** Each list: what it reads, and TikTok's largest page of it (of upgraded Smart+ ads as public clients have it). */
const lists = {
  '/campaign/get/': { rowsOf: campaignRows, prefix: 'CAMPAIGN', maxPageSize: 1000 },
  '/adgroup/get/': { rowsOf: adGroupRows, prefix: 'ADGROUP', maxPageSize: 1000 },
  '/ad/get/': { rowsOf: adRows, prefix: 'AD', maxPageSize: 1000 },
  '/smart_plus/ad/get/': { rowsOf: smartPlusAdRows, prefix: 'AD', maxPageSize: 100 },
} as const;

/** The lists of campaigns, ad groups, ads and upgraded Smart+ ads. What was deleted is left out unless it is asked for. */
export function registerEntities(server: FastifyInstance, access: Access, deletedIds: () => ReadonlySet<string>): void {
  for (const [path, { rowsOf, prefix, maxPageSize }] of Object.entries(lists)) {
    const Query = entityQuery(maxPageSize);
    server.get(path, (request) => {
      const query = readParameters(Query, request.query);
      const deleted = deletedIds();
      const isDeleted = (row: EntityRow) => idFields.some((field) => deleted.has(String(row[field])));
      const withDeleted = query.filtering?.primary_status === 'STATUS_ALL';
      const all = rowsOf(access.advertiser(query.advertiser_id)).flatMap((row) => {
        if (!isDeleted(row)) return [row];
        return withDeleted ? [{ ...row, secondary_status: `${prefix}_STATUS_DELETE` }] : [];
      });
      const { rows, page_info } = onePage(all.filter(matching(query.filtering ?? {})), query);
      return { list: rows.map(withFields(query.fields)), page_info };
    });
  }
}

function matching(filtering: Filtering): (row: EntityRow) => boolean {
  const isIn = (ids: readonly string[] | undefined, id: unknown) => ids === undefined || ids.some((one) => one === id);
  return (row) =>
    isIn(filtering.campaign_ids, row.campaign_id) &&
    isIn(filtering.adgroup_ids, row.adgroup_id) &&
    isIn(filtering.ad_ids, row.ad_id) &&
    (filtering.campaign_name === undefined || row.campaign_name === filtering.campaign_name) &&
    (filtering.objective_type === undefined || row.objective_type === filtering.objective_type);
}

function withFields(fields: readonly string[] | undefined): (row: EntityRow) => EntityRow {
  if (fields === undefined) return (row) => row;
  const wanted = new Set(fields);
  return (row) => Object.fromEntries(Object.entries(row).filter(([field]) => wanted.has(field)));
}
