import * as z from 'zod/mini';
import type { TikTokClient } from './client.ts';
import { everyRow } from './every-row.ts';
import { WireId } from './wire.ts';

/** TikTok's word for the event that AppSprint's mapping sends for an install (AppSprint docs, TikTok Ads page: install is Download). */
const installEvent = 'DOWNLOAD_START';
const pageSize = 1000;
/** TikTok's largest page of upgraded Smart+ ads. */
const smartPageSize = 100;

/** Optional text that TikTok may leave out or print as null. */
const Word = z.optional(z.nullable(z.string()));

const CampaignRow = z.looseObject({
  campaign_id: WireId,
  campaign_name: z.string(),
  secondary_status: Word,
  campaign_automation_type: Word,
});
const AdGroupRow = z.looseObject({
  adgroup_id: WireId,
  campaign_id: WireId,
  adgroup_name: z.string(),
  optimization_event: Word,
  secondary_status: Word,
});
const AdRow = z.looseObject({
  ad_id: WireId,
  adgroup_id: WireId,
  campaign_id: WireId,
  ad_name: z.string(),
  secondary_status: Word,
  smart_plus_ad_id: z.optional(z.nullable(WireId)),
});
const SmartAdRow = z.looseObject({
  smart_plus_ad_id: WireId,
  adgroup_id: WireId,
  campaign_id: WireId,
  ad_name: z.string(),
  secondary_status: Word,
});

/**
 * Fields of each level that say how it is set up, kept as TikTok names and prints them (TikTok's documents "Campaign",
 * "Ad group", "Ad" and, for upgraded Smart+, "Smart+ ad"); one that TikTok leaves out stays out.
 */
const campaignFields = [
  'objective_type',
  'virtual_objective_type',
  'sales_destination',
  'campaign_type',
  'campaign_automation_type',
  'is_smart_performance_campaign',
  'operation_status',
  'secondary_status',
] as const;
const adGroupFields = [
  'promotion_type',
  'promotion_target_type',
  'pixel_id',
  'optimization_goal',
  'optimization_event',
  'operating_systems',
  'placement_type',
  'placements',
  'bid_type',
  'operation_status',
  'secondary_status',
] as const;
const adFields = [
  'landing_page_url',
  'landing_page_urls',
  'landing_page_url_list',
  'tracking_pixel_id',
  'utm_params',
  'smart_plus_ad_id',
  'operation_status',
  'secondary_status',
] as const;

/** What the tables hold of each object; `is_listed` is false of one that was deleted. */
interface Listed {
  readonly name: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly is_listed: boolean;
}

/** The campaigns, ad groups and ads of an advertiser, as the tables hold them. */
export interface Structure {
  readonly campaigns: readonly (Listed & { campaign_id: string })[];
  readonly adGroups: readonly (Listed & { adgroup_id: string; campaign_id: string; counts_installs: boolean })[];
  /** Ads, upgraded Smart+ ads, and the creatives of those, which name theirs as `smart_ad_id`. */
  readonly ads: readonly (Listed & {
    ad_id: string;
    adgroup_id: string;
    campaign_id: string;
    smart_ad_id: string | null;
  })[];
}

function listed(
  name: string,
  row: Readonly<Record<string, unknown>>,
  fields: readonly string[],
  status: string | null | undefined,
): Listed {
  const present = fields.filter((field) => row[field] !== undefined);
  return {
    name,
    details: Object.fromEntries(present.map((field) => [field, row[field]])),
    is_listed: !status?.endsWith('_DELETE'),
  };
}

/** Of rows with the same key the last: a list may shift while its pages are read. */
function lastOf<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

/**
 * Pulls the whole structure of an advertiser, with what was deleted. Upgraded Smart+ ads have a call of their own: the usual
 * one lists their creatives, without the landing page.
 * @throws TikTokRefusal, TikTokUnreachable
 */
export async function pullStructure(client: TikTokClient, token: string, advertiserId: string): Promise<Structure> {
  const filtering = { primary_status: 'STATUS_ALL' };
  const pull = <T extends z.ZodMiniType>(path: `/${string}/`, row: T, size = pageSize) =>
    everyRow(client, token, path, { advertiser_id: advertiserId, filtering }, row, size);
  const campaigns = await pull('/campaign/get/', CampaignRow);
  const adGroups = await pull('/adgroup/get/', AdGroupRow);
  const ads = await pull('/ad/get/', AdRow);
  const hasSmartAds =
    campaigns.some((row) => row.campaign_automation_type === 'UPGRADED_SMART_PLUS') ||
    ads.some(({ smart_plus_ad_id }) => smart_plus_ad_id);
  const smartAds = hasSmartAds ? await pull('/smart_plus/ad/get/', SmartAdRow, smartPageSize) : [];
  const adRows = ads.map((row) => ({
    ...listed(row.ad_name, row, adFields, row.secondary_status),
    ad_id: row.ad_id,
    adgroup_id: row.adgroup_id,
    campaign_id: row.campaign_id,
    smart_ad_id: row.smart_plus_ad_id === row.ad_id ? null : (row.smart_plus_ad_id ?? null),
  }));
  const smartRows = smartAds.map((row) => ({
    ...listed(row.ad_name, row, adFields, row.secondary_status),
    ad_id: row.smart_plus_ad_id,
    adgroup_id: row.adgroup_id,
    campaign_id: row.campaign_id,
    smart_ad_id: null,
  }));
  return {
    campaigns: lastOf(
      campaigns.map((row) => ({
        ...listed(row.campaign_name, row, campaignFields, row.secondary_status),
        campaign_id: row.campaign_id,
      })),
      ({ campaign_id }) => campaign_id,
    ),
    adGroups: lastOf(
      adGroups.map((row) => ({
        ...listed(row.adgroup_name, row, adGroupFields, row.secondary_status),
        adgroup_id: row.adgroup_id,
        campaign_id: row.campaign_id,
        counts_installs: row.optimization_event === installEvent,
      })),
      ({ adgroup_id }) => adgroup_id,
    ),
    ads: lastOf([...adRows, ...smartRows], ({ ad_id }) => ad_id),
  };
}
