import * as z from 'zod/mini';
import type { TikTokClient } from './client.ts';
import { PageInfo, WireId } from './wire.ts';

/** TikTok's word for the event that AppSprint's mapping sends for an install (AppSprint docs, TikTok Ads page: install is Download). */
const installEvent = 'DOWNLOAD_START';
const pageSize = 1000;

const CampaignRow = z.object({ campaign_id: WireId, campaign_name: z.string() });
const AdGroupRow = z.object({
  adgroup_id: WireId,
  campaign_id: WireId,
  adgroup_name: z.string(),
  optimization_event: z.optional(z.nullable(z.string())),
});
const AdRow = z.object({ ad_id: WireId, adgroup_id: WireId, campaign_id: WireId, ad_name: z.string() });

/** The campaigns, ad groups and ads of an advertiser, as the tables hold them. */
export interface Structure {
  readonly campaigns: readonly { campaign_id: string; name: string }[];
  readonly adGroups: readonly { adgroup_id: string; campaign_id: string; name: string; counts_installs: boolean }[];
  readonly ads: readonly { ad_id: string; adgroup_id: string; campaign_id: string; name: string }[];
}

async function everyRow<T extends z.ZodMiniType<object>>(
  client: TikTokClient,
  token: string,
  path: `/${string}/`,
  advertiserId: string,
  row: T,
  fields: readonly string[],
): Promise<z.output<T>[]> {
  const rows: z.output<T>[] = [];
  for (let page = 1; ; page += 1) {
    const query = { advertiser_id: advertiserId, fields, page, page_size: pageSize };
    const { list, page_info } = await client.get(
      path,
      token,
      query,
      z.object({ list: z.array(row), page_info: PageInfo }),
    );
    rows.push(...list);
    if (page >= page_info.total_page) return rows;
  }
}

/** Pulls the whole structure of an advertiser. @throws TikTokRefusal, TikTokUnreachable */
export async function pullStructure(client: TikTokClient, token: string, advertiserId: string): Promise<Structure> {
  const pull = <T extends z.ZodMiniObject>(path: `/${string}/`, row: T) =>
    everyRow(client, token, path, advertiserId, row, Object.keys(row.shape));
  const campaigns = await pull('/campaign/get/', CampaignRow);
  const adGroups = await pull('/adgroup/get/', AdGroupRow);
  const ads = await pull('/ad/get/', AdRow);
  return {
    campaigns: campaigns.map(({ campaign_id, campaign_name }) => ({ campaign_id, name: campaign_name })),
    adGroups: adGroups.map(({ adgroup_id, campaign_id, adgroup_name, optimization_event }) => ({
      adgroup_id,
      campaign_id,
      name: adgroup_name,
      counts_installs: optimization_event === installEvent,
    })),
    ads: ads.map(({ ad_id, adgroup_id, campaign_id, ad_name }) => ({ ad_id, adgroup_id, campaign_id, name: ad_name })),
  };
}
