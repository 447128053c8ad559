import { type Figures, sumFigures, type Window, withoutDelivery } from '../figures.ts';
import type { WorldAd, WorldAdGroup, WorldAdvertiser, WorldCampaign } from '../world.ts';
import type { ReportedObject, RowFigures } from './report-metrics.ts';

/** `data_level` of a report, and the one id that its rows are keyed by. */
export const dataLevels = {
  AUCTION_ADVERTISER: 'advertiser_id',
  AUCTION_CAMPAIGN: 'campaign_id',
  AUCTION_ADGROUP: 'adgroup_id',
  AUCTION_AD: 'ad_id',
} as const;
export type DataLevel = keyof typeof dataLevels;

/** Ids that a report is limited to; absent: no limit. */
export interface ReportFilter {
  readonly campaign_ids?: ReadonlySet<string>;
  readonly adgroup_ids?: ReadonlySet<string>;
  readonly ad_ids?: ReadonlySet<string>;
  /** Ids whose figures are left out. */
  readonly deleted?: ReadonlySet<string>;
}

/** One row with delivery; `day` is null in a report without days. */
export interface ReportRow {
  readonly object: ReportedObject;
  readonly day: string | null;
  readonly figures: RowFigures;
}

interface Place {
  readonly campaign: WorldCampaign;
  readonly adGroup: WorldAdGroup;
  readonly ad: WorldAd;
}

/** Rows of a report in the order of the world, then by day. Rows without any delivery are left out, as TikTok does. */
export function reportRows(
  advertiser: WorldAdvertiser,
  level: DataLevel,
  filter: ReportFilter,
  window: Window,
  days: readonly string[] | null,
): ReportRow[] {
  const windows =
    days === null ? [{ day: null, window }] : days.map((day) => ({ day, window: { from: day, to: day } }));
  return objectsOf(advertiser, level, filter).flatMap((object) =>
    windows
      .map(({ day, window }) => ({ object, day, figures: figuresOf(object, window) }))
      .filter(({ figures }) => !withoutDelivery(figures.all)),
  );
}

function figuresOf(object: ReportedObject, window: Window): RowFigures {
  const byEvent = new Map<string, Figures>();
  for (const [event, ads] of object.adsByEvent) byEvent.set(event, sumFigures(ads, window));
  return { all: sumFigures([...object.adsByEvent.values()].flat(), window), byEvent };
}

function objectsOf(advertiser: WorldAdvertiser, level: DataLevel, filter: ReportFilter): ReportedObject[] {
  const places = placesOf(advertiser).filter(
    ({ campaign, adGroup, ad }) =>
      (filter.campaign_ids?.has(campaign.id) ?? true) &&
      (filter.adgroup_ids?.has(adGroup.id) ?? true) &&
      (filter.ad_ids?.has(ad.id) ?? true) &&
      ![campaign.id, adGroup.id, ad.id, ad.smartPlusAd?.id].some((id) => id !== undefined && filter.deleted?.has(id)),
  );
  const groups = Map.groupBy(places, (place) => idAt(level, advertiser, place));
  return [...groups].map(([id, members]) => {
    const [first] = members;
    const byEvent = Map.groupBy(members, ({ adGroup }) => adGroup.optimizationEvent);
    const adsByEvent = new Map([...byEvent].map(([event, group]) => [event, group.map(({ ad }) => ad)]));
    return { id, ...(first === undefined ? {} : namesAt(level, first)), adsByEvent };
  });
}

function placesOf(advertiser: WorldAdvertiser): Place[] {
  return advertiser.campaigns.flatMap((campaign) =>
    campaign.adGroups.flatMap((adGroup) => adGroup.ads.map((ad) => ({ campaign, adGroup, ad }))),
  );
}

function idAt(level: DataLevel, advertiser: WorldAdvertiser, { campaign, adGroup, ad }: Place): string {
  switch (level) {
    case 'AUCTION_ADVERTISER':
      return advertiser.id;
    case 'AUCTION_CAMPAIGN':
      return campaign.id;
    case 'AUCTION_ADGROUP':
      return adGroup.id;
    case 'AUCTION_AD':
      return ad.id;
  }
}

function namesAt(level: DataLevel, place: Place): Partial<Place> {
  switch (level) {
    case 'AUCTION_ADVERTISER':
      return {};
    case 'AUCTION_CAMPAIGN':
      return { campaign: place.campaign };
    case 'AUCTION_ADGROUP':
      return { campaign: place.campaign, adGroup: place.adGroup };
    case 'AUCTION_AD':
      return place;
  }
}
