import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { LiveObjects } from '#lib/setup-checks';
import type { Tables } from '../database/index.ts';
import { liveAd, liveAdGroup, liveCampaign } from '../tiktok/index.ts';

/** An object as the audit names it. */
export interface NamedObject {
  readonly id: string;
  readonly name: string;
}

/** What is checked at once: an ad with what is above it, or an ad group or campaign that has nothing below it. */
export interface LiveBranch {
  readonly campaign: NamedObject;
  readonly adgroup: NamedObject | null;
  readonly ad: NamedObject | null;
  /** What TikTok says of them in our words; worked out when it is asked for, because there may be tens of thousands. */
  readonly live: () => LiveObjects;
}

const Details = z.record(z.string(), z.unknown());

async function listedObjects(database: Kysely<Tables>, appId: string, advertiserId: string) {
  const of = { app_id: appId, advertiser_id: advertiserId, is_listed: true } as const;
  const campaigns = await database
    .selectFrom('campaign')
    .select(['campaign_id as id', 'name', 'details'])
    .where((where) => where.and(of))
    .orderBy('campaign_id')
    .execute();
  const adGroups = await database
    .selectFrom('ad_group')
    .select(['adgroup_id as id', 'campaign_id', 'name', 'details'])
    .where((where) => where.and(of))
    .orderBy('adgroup_id')
    .execute();
  // The ad of an upgraded Smart+ campaign stands for its creatives, which have no Website URL of their own.
  const ads = await database
    .selectFrom('ad')
    .select(['ad_id as id', 'adgroup_id', 'name', 'details'])
    .where((where) => where.and(of))
    .where('smart_ad_id', 'is', null)
    .orderBy('ad_id')
    .execute();
  return { campaigns, adGroups, ads };
}

/** Keeps what `make` made: the ads of a campaign share it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Everything of an advertiser that TikTok lists, as branches from the campaign down. */
export async function liveBranches(
  database: Kysely<Tables>,
  appId: string,
  advertiserId: string,
): Promise<LiveBranch[]> {
  const { campaigns, adGroups, ads } = await listedObjects(database, appId, advertiserId);
  const groupsOf = Map.groupBy(adGroups, (row) => row.campaign_id);
  const adsOf = Map.groupBy(ads, (row) => row.adgroup_id);
  return campaigns.flatMap((campaign): LiveBranch[] => {
    const top = { campaign: { id: campaign.id, name: campaign.name } };
    const ofCampaign = once(() => liveCampaign(Details.parse(campaign.details)));
    const groups = groupsOf.get(campaign.id) ?? [];
    if (groups.length === 0)
      return [{ ...top, adgroup: null, ad: null, live: () => ({ campaign: ofCampaign(), adGroup: null, ad: null }) }];
    return groups.flatMap((group): LiveBranch[] => {
      const middle = { ...top, adgroup: { id: group.id, name: group.name } };
      const ofGroup = once(() => liveAdGroup(Details.parse(group.details)));
      const below = adsOf.get(group.id) ?? [];
      if (below.length === 0)
        return [{ ...middle, ad: null, live: () => ({ campaign: ofCampaign(), adGroup: ofGroup(), ad: null }) }];
      return below.map((ad) => ({
        ...middle,
        ad: { id: ad.id, name: ad.name },
        live: () => ({ campaign: ofCampaign(), adGroup: ofGroup(), ad: liveAd(Details.parse(ad.details)) }),
      }));
    });
  });
}
