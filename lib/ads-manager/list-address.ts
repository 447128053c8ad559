import type { AdvertiserId, EntityId, Level } from '#lib/appsprint/contract';

/** Path word and filter field of each level: TikTok's front end calls the ad group `ad` and the ad `creative`. */
const words = {
  campaign: ['campaign', 'campaign_ids'],
  adgroup: ['adgroup', 'ad_ids'],
  ad: ['creative', 'creative_ids'],
} as const satisfies Record<Level, readonly [path: string, field: string]>;

/**
 * Address of the list in Ads Manager that shows one campaign, ad group or ad. Path and filter as the page itself writes them
 * (public programs, 2025-01 to 2026-10). Whether `creative_ids` also finds an upgraded Smart+ ad, whose own filter is called
 * `virtual_creative_id`, is not known.
 */
export function listAddressOf(advertiserId: AdvertiserId, level: Level, id: EntityId): string {
  const [path, field] = words[level];
  const query = new URLSearchParams({
    aadvid: advertiserId,
    'filters[0][field]': field,
    'filters[0][in_field_values][0]': id,
  });
  return `https://ads.tiktok.com/i18n/manage/${path}?${query}`;
}
