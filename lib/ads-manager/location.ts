import type { AdvertiserId, Day, Level } from '#lib/appsprint/contract';
import { advertiserIdOf, dayOf } from './ids.ts';

/** The days a list shows, both included, in the advertiser's time zone. */
export interface PageWindow {
  readonly from: Day;
  readonly to: Day;
}

/** What the address alone says of a page of Ads Manager. */
export type PageAddress =
  | { readonly surface: 'elsewhere' }
  | {
      readonly surface: 'list';
      readonly level: Level;
      readonly advertiserId: AdvertiserId | null;
      /** Null where the address names no days, which is normal on a first visit: the range shown is then unknown. */
      readonly window: PageWindow | null;
    };

/**
 * Path words of the three lists. `manage` is current, `perf` the older form. TikTok's own front end calls the ad
 * `creative`; this is one of the two places where its words are translated.
 */
const levels: Readonly<Record<string, Level>> = { campaign: 'campaign', adgroup: 'adgroup', creative: 'ad', ad: 'ad' };
const listPath = /^\/i18n\/(?:manage|perf)\/([a-z]+)\/?$/;

/** Reads a page's address. Anything but one of the three lists is *elsewhere*. */
export function readAddress(address: URL): PageAddress {
  const word = listPath.exec(address.pathname)?.[1];
  const level = word === undefined || !Object.hasOwn(levels, word) ? undefined : levels[word];
  if (address.host !== 'ads.tiktok.com' || level === undefined) return { surface: 'elsewhere' };
  return {
    surface: 'list',
    level,
    advertiserId: advertiserIdOf(address.searchParams.get('aadvid')),
    window: readWindow(address.searchParams),
  };
}

function readWindow(query: URLSearchParams): PageWindow | null {
  const [from, to] = [dayOf(query.get('st')), dayOf(query.get('et'))];
  return from !== null && to !== null && from <= to ? { from, to } : null;
}
