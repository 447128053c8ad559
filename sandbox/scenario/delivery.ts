import type { WorldAd, WorldAdGroup, WorldAdvertiser, WorldCampaign } from '../world.ts';

/** An ad together with what it belongs to. */
export interface PlacedAd {
  readonly ad: WorldAd;
  readonly adGroup: WorldAdGroup;
  readonly campaign: WorldCampaign;
}

/** Every ad of an advertiser by its id. */
export function placedAds(advertiser: WorldAdvertiser): Map<string, PlacedAd> {
  return new Map(
    advertiser.campaigns.flatMap((campaign) =>
      campaign.adGroups.flatMap((adGroup) =>
        adGroup.ads.map((ad): [string, PlacedAd] => [ad.id, { ad, adGroup, campaign }]),
      ),
    ),
  );
}

/**
 * The address a tap on an ad opens: the landing page with the macros that TikTok documents for landing pages filled in
 * (help page on UTM parameters, Feb 2026) and its click id appended. Whether it also fills the callback, IP and user agent
 * macros there is not known, so they stay as they are, like the Smart+ ones on a manual campaign.
 */
export function deliveredAddress({ ad, adGroup, campaign }: PlacedAd, clickId: string): string {
  const values: Readonly<Record<string, string>> = {
    CAMPAIGN_ID: campaign.id,
    CAMPAIGN_NAME: campaign.name,
    AID: adGroup.id,
    AID_NAME: adGroup.name,
    CID: ad.id,
    CID_NAME: ad.name,
    PLACEMENT: 'TikTok',
  };
  const filled = ad.landingPageUrl.replace(/__([A-Z0-9]+(?:_[A-Z0-9]+)*)__/g, (macro, name: string) =>
    values[name] === undefined ? macro : encodeURIComponent(values[name]),
  );
  return `${filled}${filled.includes('?') ? '&' : '?'}ttclid=${clickId}`;
}
