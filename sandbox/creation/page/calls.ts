import { parseWithBareIds } from '../../ads-manager/exact-ids.ts';
import type { AdDraft, AdGroupDraft, CampaignDraft, Draft, Step } from './draft.ts';
import type { Pixel } from './forms/kit.ts';
import { codes } from './snap-codes.ts';

/** Words of the draft calls: TikTok's front end calls the ad group `ad` and the ad `creative`. */
const snapWords: Readonly<Record<Step, string>> = {
  campaign: 'campaign_snap',
  adgroup: 'ad_snap',
  ad: 'creative_snap',
};

async function call<Data>(path: string, query: Readonly<Record<string, string>>, body?: object): Promise<Data | null> {
  const response = await fetch(`${path}?${new URLSearchParams(query)}`, {
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const { code, data } = parseWithBareIds(await response.text()) as { code: number; data: Data };
  return code === 0 ? data : null;
}

/** The account's name; null when there is none or it is not ours to see. */
export async function loadAccountName(aadvid: string): Promise<string | null> {
  const account = await call<{ name: string }>('/api/v4/i18n/account/permission/detail/', { aadvid });
  return account?.name ?? null;
}

export async function loadPixels(aadvid: string): Promise<readonly Pixel[]> {
  const data = await call<{ pixels: Pixel[] }>('/api/v2/i18n/pixel/list/', { aadvid, objective_type: '3' });
  return data?.pixels ?? [];
}

/** Saves one step of the draft, as the real page does after each change. */
export function saveStep(step: Step, draft: Draft, aadvid: string): Promise<unknown> {
  const snaps = { campaign: campaignSnap(draft.campaign), adgroup: adGroupSnap(draft), ad: adSnap(draft.ad) };
  return call(`/api/v4/i18n/creation/${snapWords[step]}/save/`, { aadvid }, snaps[step]);
}

export function publish(aadvid: string): Promise<unknown> {
  return call('/api/v4/i18n/creation/async_creation/create_by_snap/', { aadvid }, {});
}

function campaignSnap({ objective, destination, isSmartPlus, name }: CampaignDraft): object {
  return {
    campaign_name: name,
    objective_type: objective === 'sales' && destination === 'tiktok-shop' ? codes.shop : codes.objectives[objective],
    sales_destination: codes.destinations[destination],
    universal_type: isSmartPlus ? 1 : 0,
    spc_automation_type: isSmartPlus ? 1 : 0,
  };
}

function adGroupSnap({ campaign, adgroup }: Draft): object {
  const values: AdGroupDraft = adgroup;
  const isAutomatic = campaign.isSmartPlus && values.targeting === 'automatic';
  return {
    ad_name: values.name,
    external_type: codes.destinations[values.optimisationLocation],
    ad_ref_pixel_id: values.pixel,
    external_action: values.event === null ? null : codes.events[values.event],
    optimize_goal: codes.goals[values.goal],
    inventory_flow: values.isPlacementAutomatic
      ? Object.values(codes.placements)
      : values.placements.map((placement) => codes.placements[placement]),
    automated_targeting: isAutomatic ? 1 : 0,
    platform: isAutomatic ? [] : values.operatingSystems.map((system) => codes.operatingSystems[system]),
  };
}

function adSnap({ name, url, urlParameters }: AdDraft): object {
  return { creative_name: name, external_url: url, utms: urlParameters };
}
