import { type Figures, sumFigures, type Window } from '../figures.ts';
import { amountText, ratioText } from '../numbers.ts';
import type { WorldAd, WorldAdGroup, WorldAdvertiser, WorldCampaign } from '../world.ts';
import type { Level } from './levels.ts';
import type { FilterField, ListRequest } from './list-request.ts';
import type { Switches } from './switches.ts';

/** Keys of `row_data`, all of them numbers as text. */
export type RowData = Readonly<Record<(typeof figureKeys)[number], string>>;
const figureKeys = [
  'stat_cost',
  'show_cnt',
  'click_cnt',
  'cpc',
  'cpm',
  'ctr',
  'time_attr_convert_cnt',
  'time_attr_conversion_cost',
] as const;

/** A row of the list call, by TikTok's internal names: `ad_*` is the ad group, `creative_*` the ad. */
export interface ListRow {
  readonly id: string;
  readonly row: Readonly<Record<string, string | number>>;
  readonly name: string;
  readonly figures: Figures;
  readonly row_data: RowData;
}

interface Listed {
  readonly campaign: WorldCampaign;
  readonly adGroup?: WorldAdGroup;
  readonly ad?: WorldAd;
}

/** Every row of the level that the request's filters and keyword leave, in the asked order. */
export function listRows(
  advertiser: WorldAdvertiser,
  level: Level,
  request: ListRequest,
  { smartPlus, duplicateNames, rowCount }: Switches,
): readonly ListRow[] {
  const window: Window = { from: request.st, to: request.et };
  const keyword = request.keyword.trim().toLowerCase();
  const inSmartPlus = new Set(smartPlus === 'off' ? [] : advertiser.campaigns.filter((_, index) => index % 3 === 2));
  const rows = listed(advertiser, level)
    .map((item, index, items) => {
      const named = duplicateNames === 'on' && index % 2 === 1 ? (items[index - 1] ?? item) : item;
      return { item, row: rowOf(item, nameOf(named), level, window) };
    })
    .filter(({ item, row }) =>
      request.filters.every(({ field, in_field_values }) => passes(item, row, field, in_field_values)),
    )
    .map(({ item, row }) =>
      item.ad !== undefined && inSmartPlus.has(item.campaign) ? asSmartPlus(row, smartPlus) : row,
    )
    .filter(({ name }) => name.toLowerCase().includes(keyword));
  return sorted(rows, level, request).slice(0, rowCount ?? rows.length);
}

/** The `statistics` of a reply: the rows' figures together. */
export function totalOf(rows: readonly ListRow[]): RowData {
  const sum = { spend: 0, impressions: 0, clicks: 0, conversions: 0, value: 0 };
  for (const { figures } of rows) {
    sum.spend += figures.spend;
    sum.impressions += figures.impressions;
    sum.clicks += figures.clicks;
    sum.conversions += figures.conversions;
    sum.value += figures.value;
  }
  return rowData(sum);
}

function listed({ campaigns }: WorldAdvertiser, level: Level): Listed[] {
  switch (level.path) {
    case 'campaign':
      return campaigns.map((campaign) => ({ campaign }));
    case 'adgroup':
      return campaigns.flatMap((campaign) => campaign.adGroups.map((adGroup) => ({ campaign, adGroup })));
    case 'creative':
      return campaigns.flatMap((campaign) =>
        campaign.adGroups.flatMap((adGroup) => adGroup.ads.map((ad) => ({ campaign, adGroup, ad }))),
      );
  }
}

function passes(item: Listed, { row, name }: ListRow, field: FilterField, values: readonly string[]): boolean {
  const { campaign, adGroup, ad } = item;
  const isOneOf = (value: string | undefined) => value === undefined || values.includes(value);
  switch (field) {
    case 'campaign_ids':
      return isOneOf(campaign.id);
    case 'ad_ids':
      return isOneOf(adGroup?.id);
    case 'creative_ids':
    case 'virtual_creative_id':
      return isOneOf(ad?.id);
    case 'campaign_status':
    case 'ad_status':
    case 'creative_status':
      return isOneOf(textIn(row, field.replace('_status', '_primary_status')));
    case 'campaign_name':
      return values.some((value) => campaign.name.includes(value));
    case 'creative_name':
      return values.some((value) => name.includes(value));
  }
}

function textIn(row: ListRow['row'], key: string): string | undefined {
  const value = row[key];
  return value === undefined ? undefined : String(value);
}

function nameOf({ campaign, adGroup, ad }: Listed): string {
  return (ad ?? adGroup ?? campaign).name;
}

function rowOf(item: Listed, name: string, level: Level, window: Window): ListRow {
  const { campaign, adGroup, ad } = item;
  const entity = ad ?? adGroup ?? campaign;
  const figures = sumFigures(adsOf(item), window);
  return {
    id: entity.id,
    name,
    figures,
    row_data: rowData(figures),
    row: {
      campaign_id: campaign.id,
      campaign_name: campaign.name,
      ...(adGroup === undefined ? {} : { ad_id: adGroup.id, ad_name: adGroup.name }),
      ...(ad === undefined ? {} : { creative_id: ad.id, creative_name: ad.name }),
      [`${level.own}_name`]: name,
      [`${level.own}_primary_status`]: primaryStatus(item),
      [`${level.own}_opt_status`]: entity.status === 'ENABLE' ? 0 : 1,
      budget: campaign.dailyBudget === null ? '0.00' : amountText(campaign.dailyBudget),
      universal_type: 0,
    },
  };
}

/**
 * An upgraded Smart+ ad: TikTok's replies give it the creative id "0" and the universal type 1. That its own id stands
 * beside, under the name that the page's filter has for it, is the stand-in's choice, and only of one setting.
 */
function asSmartPlus(listed: ListRow, smartPlus: Switches['smartPlus']): ListRow {
  const row = { ...listed.row, creative_id: '0', universal_type: 1 };
  return { ...listed, row: smartPlus === 'id' ? { ...row, virtual_creative_id: listed.id } : row };
}

function adsOf({ campaign, adGroup, ad }: Listed): readonly WorldAd[] {
  if (ad !== undefined) return [ad];
  return adGroup === undefined ? campaign.adGroups.flatMap((group) => group.ads) : adGroup.ads;
}

/** The first thing from the top that is off, or delivering; `delivery_ok` and `disable` are seen words of TikTok. */
function primaryStatus({ campaign, adGroup, ad }: Listed): string {
  const below = ad ?? adGroup;
  if (campaign.status === 'DISABLE') return below === undefined ? 'disable' : 'campaign_disable';
  if (adGroup?.status === 'DISABLE') return ad === undefined ? 'disable' : 'ad_disable';
  return ad?.status === 'DISABLE' ? 'disable' : 'delivery_ok';
}

function rowData({ spend, impressions, clicks, conversions }: Figures): RowData {
  return {
    stat_cost: amountText(spend),
    show_cnt: String(impressions),
    click_cnt: String(clicks),
    cpc: ratioText(spend, clicks * 100),
    cpm: ratioText(spend, impressions * 100, 1000),
    ctr: ratioText(clicks, impressions, 100),
    time_attr_convert_cnt: String(conversions),
    time_attr_conversion_cost: ratioText(spend, conversions * 100),
  };
}

/** Rows in the order of `sort_stat`; without one, or with one that the sandbox does not know, as the world has them. */
function sorted(rows: readonly ListRow[], level: Level, { sort_stat, sort_order }: ListRequest): readonly ListRow[] {
  const direction = sort_order === 1 ? -1 : 1;
  if (sort_stat === `${level.own}_name`) return rows.toSorted((a, b) => direction * a.name.localeCompare(b.name, 'en'));
  if (sort_stat === 'budget') return rows.toSorted((a, b) => direction * (Number(a.row.budget) - Number(b.row.budget)));
  const key = figureKeys.find((figure) => figure === sort_stat);
  if (key === undefined) return [...rows];
  return rows.toSorted((a, b) => direction * (Number(a.row_data[key]) - Number(b.row_data[key])));
}
