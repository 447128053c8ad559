import type { TikTokWorld } from './world.ts';

/** How many digits the ids of TikTok's entities are known to have. */
export type IdLength = 15 | 16 | 17 | 18 | 19;

/** Digits at the end of an id that stay as they are. */
const kept = 10;

/** The same world with ids of campaigns, ad groups and ads that have `length` digits and differ in the same last ten. */
export function withIdLength(world: TikTokWorld, length: IdLength): TikTokWorld {
  const idOf = <Entity extends { readonly id: string }>(entity: Entity): Entity => ({
    ...entity,
    id: `1${entity.id.slice(-kept).padStart(length - 1, '8')}`,
  });
  return {
    ...world,
    advertisers: world.advertisers.map((advertiser) => ({
      ...advertiser,
      campaigns: advertiser.campaigns.map((campaign) => ({
        ...idOf(campaign),
        adGroups: campaign.adGroups.map((adGroup) => ({ ...idOf(adGroup), ads: adGroup.ads.map(idOf) })),
      })),
    })),
  };
}
