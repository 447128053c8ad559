import { type Figures, withoutDelivery } from '../figures.ts';
import { amountText, ratioText } from '../numbers.ts';
import type { WorldAd, WorldAdGroup, WorldCampaign } from '../world.ts';

/** What one report row is about: its ads, and the names above them. */
export interface ReportedObject {
  readonly id: string;
  readonly campaign?: WorldCampaign;
  readonly adGroup?: WorldAdGroup;
  readonly ad?: WorldAd;
  /** Ads of the row, grouped by the event that their ad group optimises for. */
  readonly adsByEvent: ReadonlyMap<string, readonly WorldAd[]>;
}

/** One row's figures, whole and by optimisation event. */
export interface RowFigures {
  readonly all: Figures;
  readonly byEvent: ReadonlyMap<string, Figures>;
}

/** Count metrics of website events, by `optimization_event` (TikTok help "Supported standard events", "Website metrics"). */
const eventCounts: Readonly<Record<string, string>> = {
  complete_payment: 'SHOPPING',
  on_web_subscribe: 'ON_WEB_SUBSCRIBE',
  user_registration: 'ON_WEB_REGISTER',
  download_start: 'DOWNLOAD_START',
  page_content_view_events: 'ON_WEB_DETAIL',
  web_event_add_to_cart: 'ON_WEB_CART',
  on_web_add_to_wishlist: 'ON_WEB_ADD_TO_WISHLIST',
  initiate_checkout: 'INITIATE_ORDER',
  add_billing: 'ADD_BILLING',
  page_event_search: 'ON_WEB_SEARCH',
  form: 'FORM',
  online_consult: 'CONSULT',
};

type Metric = (figures: Figures, object: ReportedObject) => string;

/** TikTok prints a dash where a metric has no value for the row. */
const none = '-';

const metrics: Readonly<Record<string, Metric>> = {
  spend: ({ spend }) => amountText(spend),
  impressions: ({ impressions }) => String(impressions),
  clicks: ({ clicks }) => String(clicks),
  ctr: ({ clicks, impressions }) => ratioText(clicks, impressions, 100),
  cpc: ({ spend, clicks }) => ratioText(spend, clicks * 100),
  cpm: ({ spend, impressions }) => ratioText(spend, impressions * 100, 1000),
  conversion: ({ conversions }) => String(conversions),
  cost_per_conversion: ({ spend, conversions }) => ratioText(spend, conversions * 100),
  conversion_rate: ({ conversions, clicks }) => ratioText(conversions, clicks, 100),
  // Despite its name TikTok's metric for the value of payments, in the account's currency.
  total_complete_payment_rate: ({ value }) => amountText(value),
  complete_payment_roas: ({ value, spend }) => ratioText(value, spend),
  campaign_id: (_, { campaign }) => campaign?.id ?? none,
  campaign_name: (_, { campaign }) => campaign?.name ?? none,
  adgroup_id: (_, { adGroup }) => adGroup?.id ?? none,
  adgroup_name: (_, { adGroup }) => adGroup?.name ?? none,
  ad_name: (_, { ad }) => ad?.name ?? none,
};

/** True when the sandbox can report the metric. */
export function isMetric(name: string): boolean {
  return Object.hasOwn(metrics, name) || Object.hasOwn(eventCounts, name);
}

/** The `metrics` object of a report row: every value is text. */
export function metricTexts(names: readonly string[], figures: RowFigures, object: ReportedObject) {
  return Object.fromEntries(names.map((name) => [name, metricText(name, figures, object)]));
}

function metricText(name: string, figures: RowFigures, object: ReportedObject): string {
  const event = eventCounts[name];
  if (event === undefined) return metrics[name]?.(figures.all, object) ?? none;
  const ofEvent = figures.byEvent.get(event);
  return ofEvent === undefined || withoutDelivery(ofEvent) ? none : String(ofEvent.conversions);
}
