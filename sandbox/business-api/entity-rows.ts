import type { WorldAdvertiser, WorldCampaign } from '../world.ts';

/** One object of a list call, with the field names of TikTok's Business API v1.3. */
export type EntityRow = Readonly<Record<string, unknown>>;

/** Rows of `/campaign/get/`. */
export function campaignRows(advertiser: WorldAdvertiser): EntityRow[] {
  return advertiser.campaigns.map((campaign) => ({
    advertiser_id: advertiser.id,
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    campaign_type: 'REGULAR_CAMPAIGN',
    objective_type: campaign.objective,
    ...(campaign.objective === 'WEB_CONVERSIONS' ? { sales_destination: 'WEBSITE' } : {}),
    campaign_automation_type: isSmartPlus(campaign) ? 'UPGRADED_SMART_PLUS' : 'MANUAL',
    is_smart_performance_campaign: false,
    budget_mode: campaign.dailyBudget === null ? 'BUDGET_MODE_INFINITE' : 'BUDGET_MODE_DAY',
    budget: campaign.dailyBudget === null ? 0 : campaign.dailyBudget / 100,
    operation_status: campaign.status,
    secondary_status: campaign.status === 'ENABLE' ? 'CAMPAIGN_STATUS_ENABLE' : 'CAMPAIGN_STATUS_DISABLE',
    create_time: timeText(campaign.createdAt),
    modify_time: timeText(campaign.createdAt),
  }));
}

/** Rows of `/adgroup/get/`. */
export function adGroupRows(advertiser: WorldAdvertiser): EntityRow[] {
  return advertiser.campaigns.flatMap((campaign) =>
    campaign.adGroups.map((adGroup) => ({
      advertiser_id: advertiser.id,
      campaign_id: campaign.id,
      campaign_name: campaign.name,
      adgroup_id: adGroup.id,
      adgroup_name: adGroup.name,
      ...promotionOf(campaign),
      pixel_id: adGroup.pixelNumber,
      optimization_goal: 'CONVERT',
      optimization_event: adGroup.optimizationEvent,
      operating_systems: [adGroup.operatingSystem],
      placement_type: 'PLACEMENT_TYPE_NORMAL',
      placements: ['PLACEMENT_TIKTOK'],
      operation_status: adGroup.status,
      secondary_status: secondaryStatus('ADGROUP', [
        ['ADGROUP_STATUS_CAMPAIGN_DISABLE', campaign.status],
        ['ADGROUP_STATUS_DISABLE', adGroup.status],
      ]),
      create_time: timeText(campaign.createdAt),
      modify_time: timeText(campaign.createdAt),
    })),
  );
}

function isSmartPlus({ adGroups }: WorldCampaign): boolean {
  return adGroups.some(({ ads }) => ads.some(({ smartPlusAd }) => smartPlusAd !== undefined));
}

/**
 * Rows of `/ad/get/`. Macros of the landing page stand there unfilled. Creatives of an upgraded Smart+ ad are listed too, each
 * with the id of its ad and without a landing page (public field reports, 2026).
 */
export function adRows(advertiser: WorldAdvertiser): EntityRow[] {
  return advertiser.campaigns.flatMap((campaign) =>
    campaign.adGroups.flatMap((adGroup) =>
      adGroup.ads.map((ad) => ({
        advertiser_id: advertiser.id,
        campaign_id: campaign.id,
        campaign_name: campaign.name,
        adgroup_id: adGroup.id,
        adgroup_name: adGroup.name,
        ad_id: ad.id,
        ad_name: ad.name,
        ad_format: 'SINGLE_VIDEO',
        ...(ad.smartPlusAd === undefined
          ? { landing_page_url: ad.landingPageUrl }
          : { smart_plus_ad_id: ad.smartPlusAd.id }),
        tracking_pixel_id: adGroup.pixelNumber,
        operation_status: ad.status,
        secondary_status: secondaryStatus('AD', [
          ['AD_STATUS_CAMPAIGN_DISABLE', campaign.status],
          ['AD_STATUS_ADGROUP_DISABLE', adGroup.status],
          ['AD_STATUS_DISABLE', ad.status],
        ]),
        create_time: timeText(campaign.createdAt),
        modify_time: timeText(campaign.createdAt),
      })),
    ),
  );
}

/** Rows of `/smart_plus/ad/get/`: one for each upgraded Smart+ ad, however many creatives it has. */
export function smartPlusAdRows(advertiser: WorldAdvertiser): EntityRow[] {
  const rows = new Map<string, EntityRow>();
  for (const campaign of advertiser.campaigns) {
    for (const adGroup of campaign.adGroups) {
      for (const { smartPlusAd, landingPageUrl, status } of adGroup.ads) {
        if (smartPlusAd === undefined) continue;
        rows.set(smartPlusAd.id, {
          advertiser_id: advertiser.id,
          campaign_id: campaign.id,
          adgroup_id: adGroup.id,
          smart_plus_ad_id: smartPlusAd.id,
          ad_name: smartPlusAd.name,
          landing_page_url_list: [{ landing_page_url: landingPageUrl }],
          operation_status: status,
          secondary_status: status === 'ENABLE' ? 'AD_STATUS_DELIVERY_OK' : 'AD_STATUS_DISABLE',
        });
      }
    }
  }
  return [...rows.values()];
}

function promotionOf({ objective }: WorldCampaign): EntityRow {
  return objective === 'WEB_CONVERSIONS'
    ? { promotion_type: 'WEBSITE' }
    : { promotion_type: 'LEAD_GENERATION', promotion_target_type: 'EXTERNAL_WEBSITE' };
}

/** The first thing from the top that is off, or delivering. */
function secondaryStatus(
  prefix: 'ADGROUP' | 'AD',
  steps: readonly (readonly [string, 'ENABLE' | 'DISABLE'])[],
): string {
  return steps.find(([, status]) => status === 'DISABLE')?.[0] ?? `${prefix}_STATUS_DELIVERY_OK`;
}

/** TikTok's `YYYY-MM-DD hh:mm:ss` of an ISO time. */
function timeText(iso: string): string {
  return new Date(iso).toISOString().slice(0, 19).replace('T', ' ');
}
