import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { Access } from './access.ts';
import { adGroupRows, adRows, campaignRows, type EntityRow } from './entity-rows.ts';
import { Id, jsonText, onePage, paging, readParameters } from './parameters.ts';

const Ids = z.optional(z.array(Id).check(z.minLength(1, 'empty'), z.maxLength(100, 'must have 100 ids or fewer')));
/** Nothing in a world is deleted, so both mean every row. */
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

const EntityQuery = z.object({
  advertiser_id: Id,
  filtering: z.optional(jsonText(Filtering)),
  fields: z.optional(jsonText(z.array(z.string()))),
  ...paging(1000),
});

const sources = { campaign: campaignRows, adgroup: adGroupRows, ad: adRows } as const;

/** `/campaign/get/`, `/adgroup/get/` and `/ad/get/`. */
export function registerEntities(server: FastifyInstance, access: Access): void {
  for (const [word, rowsOf] of Object.entries(sources)) {
    server.get(`/${word}/get/`, (request) => {
      const query = readParameters(EntityQuery, request.query);
      const all = rowsOf(access.advertiser(query.advertiser_id));
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
