import {
  type Destination,
  type LiveAd,
  type LiveAdGroup,
  type LiveCampaign,
  type Stated,
  sentence,
  type UrlParameter,
} from '#lib/setup-checks';

/** Fields of one object as TikTok's API names and prints them. */
export type TikTokDetails = Readonly<Record<string, unknown>>;

const silent = { reason: sentence('checks.api.silent') };
const absent = { absent: true } as const;
const notPulled = { reason: sentence('checks.api.notPulled') };

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function textIn(details: TikTokDetails, field: string): string | null {
  const value = details[field];
  return isText(value) ? value : null;
}

function textsIn(details: TikTokDetails, field: string): string[] | null {
  const value = details[field];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null;
}

/** A word of TikTok's by a table; one that is not in it by `otherwise`. */
function stated<T>(raw: string | null, table: Readonly<Record<string, T>>, otherwise: T | null): Stated<T> {
  if (raw === null) return silent;
  const value = Object.hasOwn(table, raw) ? (table[raw] ?? otherwise) : otherwise;
  return value === null ? { reason: sentence('checks.api.unknownWord', { word: raw }) } : { value, raw };
}

const objectives = {
  WEB_CONVERSIONS: 'sales',
  SALES: 'sales',
  LEAD_GENERATION: 'lead-generation',
} as const;
const flows = { MANUAL: 'manual', UPGRADED_SMART_PLUS: 'smart-plus' } as const;
const destinations = { WEBSITE: 'website', APP: 'app' } as const;

/** The campaign's side of the rules. Legacy Smart+ is neither flow that the rules know. */
export function liveCampaign(details: TikTokDetails): LiveCampaign {
  const objective = textIn(details, 'virtual_objective_type') ?? textIn(details, 'objective_type');
  const destination = textIn(details, 'sales_destination');
  // Only Sales asks for a destination; of a lead campaign the ad group says where people are sent.
  const implied: Stated<Destination> = objective === 'WEB_CONVERSIONS' ? { value: 'website', raw: objective } : absent;
  return {
    flow: stated(textIn(details, 'campaign_automation_type'), flows, null),
    objective: stated<LiveObjective>(objective, objectives, objective === 'PRODUCT_SALES' ? null : 'other'),
    destination: destination === null ? implied : stated<Destination>(destination, destinations, 'other'),
  };
}

type LiveObjective = 'sales' | 'lead-generation' | 'other';

/** TikTok's codes of web events (TikTok help, "Website metrics", and public copies). StartTrial's code is not known. */
const events = {
  SHOPPING: 'Purchase',
  ON_WEB_SUBSCRIBE: 'Subscribe',
  ON_WEB_REGISTER: 'CompleteRegistration',
  DOWNLOAD_START: 'Download',
  ON_WEB_DETAIL: 'ViewContent',
  ON_WEB_CART: 'AddToCart',
  ON_WEB_ADD_TO_WISHLIST: 'AddToWishlist',
  INITIATE_ORDER: 'InitiateCheckout',
  ADD_BILLING: 'AddPaymentInfo',
  ON_WEB_SEARCH: 'Search',
  FORM: 'Lead',
  CONSULT: 'Contact',
} as const;
const goals = { CONVERT: 'conversion', VALUE: 'value' } as const;
const systems = { IOS: 'ios', ANDROID: 'android' } as const;

function locationOf(details: TikTokDetails): Stated<Destination> {
  const target = textIn(details, 'promotion_target_type');
  const promotion = textIn(details, 'promotion_type');
  if (promotion === 'LEAD_GENERATION') return stated<Destination>(target, { EXTERNAL_WEBSITE: 'website' }, 'other');
  if (promotion?.startsWith('APP')) return { value: 'app', raw: promotion };
  return stated<Destination>(promotion, destinations, 'other');
}

function placementOf(details: TikTokDetails): LiveAdGroup['placement'] {
  const type = textIn(details, 'placement_type');
  const places = textsIn(details, 'placements');
  if (type === 'PLACEMENT_TYPE_AUTOMATIC') return { value: { mode: 'automatic' }, raw: 'Automatic placement' };
  if (places === null || type === null) return silent;
  const named = places.map((place) => (place === 'PLACEMENT_TIKTOK' ? ('tiktok' as const) : ('other' as const)));
  return { value: { mode: 'selected', places: named }, raw: places.join(', ') };
}

function systemsOf(details: TikTokDetails): LiveAdGroup['operating-system'] {
  const names = textsIn(details, 'operating_systems');
  if (names === null) return silent;
  const known = names.flatMap((name) => (name === 'IOS' || name === 'ANDROID' ? [systems[name]] : []));
  if (known.length < names.length)
    return { reason: sentence('checks.api.unknownSystems', { names: names.join(', ') }) };
  return { value: known, raw: names.join(', ') || 'Every operating system' };
}

/** The ad group's side of the rules. */
export function liveAdGroup(details: TikTokDetails): LiveAdGroup {
  const number = textIn(details, 'pixel_id');
  return {
    'optimisation-location': locationOf(details),
    pixel: number === null ? silent : { value: { id: null, number }, raw: number },
    'optimisation-event': stated<string>(textIn(details, 'optimization_event'), events, null),
    goal: stated<'conversion' | 'value' | 'other'>(textIn(details, 'optimization_goal'), goals, 'other'),
    placement: placementOf(details),
    'targeting-mode': notPulled,
    'operating-system': systemsOf(details),
  };
}

/** The address of an ad: one of its own, or the first of a list, whose entries are texts or objects. */
function landingPageOf(details: TikTokDetails): string | null {
  const listed = [details.landing_page_urls, details.landing_page_url_list].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  const texts = listed.map((one: unknown) =>
    typeof one === 'object' && one !== null && 'landing_page_url' in one ? one.landing_page_url : one,
  );
  return textIn(details, 'landing_page_url') ?? texts.find(isText) ?? null;
}

function parametersOf(details: TikTokDetails): Stated<readonly UrlParameter[] | null> {
  const listed = details.utm_params;
  if (!Array.isArray(listed)) return silent;
  const pairs = listed.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'key' in one && 'value' in one
      ? [{ name: String(one.key), value: String(one.value) }]
      : [],
  );
  return { value: pairs.length === listed.length ? pairs : null, raw: `${listed.length} URL parameters` };
}

/** The ad's side of the rules. */
export function liveAd(details: TikTokDetails): LiveAd {
  const url = landingPageOf(details);
  return {
    'website-url': url === null ? silent : { value: url, raw: url },
    'url-parameters': parametersOf(details),
    'tracking-urls': notPulled,
  };
}
