import type { TikTokWorld, WorldAd } from './world.ts';

/** Sums of days. Amounts are integers in minor units of the advertiser's currency. */
export interface Figures {
  readonly spend: number;
  readonly impressions: number;
  readonly clicks: number;
  readonly conversions: number;
  readonly value: number;
}

/** First and last day, both included, `YYYY-MM-DD` in the advertiser's time zone. Null: all days there are. */
export type Window = { readonly from: string; readonly to: string } | null;

/** The figures of these ads together within the window. */
export function sumFigures(ads: Iterable<WorldAd>, window: Window): Figures {
  const sum = { spend: 0, impressions: 0, clicks: 0, conversions: 0, value: 0 };
  for (const ad of ads) {
    for (const day of ad.daily) {
      if (window !== null && (day.day < window.from || day.day > window.to)) continue;
      sum.spend += day.spend;
      sum.impressions += day.impressions;
      sum.clicks += day.clicks;
      sum.conversions += day.conversions;
      sum.value += day.value;
    }
  }
  return sum;
}

/** True when nothing at all happened. */
export function withoutDelivery(figures: Figures): boolean {
  return (
    figures.spend === 0 &&
    figures.impressions === 0 &&
    figures.clicks === 0 &&
    figures.conversions === 0 &&
    figures.value === 0
  );
}

/** The last day that any ad has figures for: the sandbox's "today". Null: no ad has any day. */
export function lastDay(world: TikTokWorld): string | null {
  let last: string | null = null;
  for (const { campaigns } of world.advertisers) {
    for (const ad of campaigns.flatMap((campaign) => campaign.adGroups.flatMap((adGroup) => adGroup.ads))) {
      for (const { day } of ad.daily) if (last === null || day > last) last = day;
    }
  }
  return last;
}
