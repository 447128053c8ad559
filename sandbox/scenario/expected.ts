import type { WorldAd, WorldAdGroup, WorldCampaign } from '../world.ts';
import { dayOf } from './calendar.ts';
import type { Story } from './story.ts';

export type StoryLevel = 'campaign' | 'adgroup' | 'ad';

/** What the story itself says one row must show, worked out without any code of the product. Amounts are in cents. */
export interface ExpectedRow {
  readonly id: string;
  readonly name: string;
  readonly spend: number;
  readonly installs: number;
  readonly installsSource: 'attributed' | 'fallback';
  /** Revenue by currency. */
  readonly revenue: Readonly<Record<string, number>>;
  readonly revenueSource: 'attributed' | 'fallback';
}

interface Branch {
  readonly id: string;
  readonly name: string;
  readonly ads: readonly { readonly ad: WorldAd; readonly countsInstalls: boolean }[];
}

/** Every row of a level in the window, both days included. */
export function expectedRows(story: Story, level: StoryLevel, from: string, to: string): ExpectedRow[] {
  const outcomes = outcomesByAd(story, from, to);
  return branches(story, level).map((branch) => {
    let spend = 0;
    let installs = 0;
    let touched = false;
    let conversions = 0;
    let reportedValue = 0;
    const revenue: Record<string, number> = {};
    for (const { ad, countsInstalls } of branch.ads) {
      for (const day of ad.daily) {
        if (day.day < from || day.day > to) continue;
        spend += day.spend;
        if (countsInstalls) conversions += day.conversions;
        reportedValue += day.value;
      }
      const outcome = outcomes.get(ad.id);
      if (!outcome) continue;
      touched = true;
      installs += outcome.installs;
      for (const [currency, cents] of Object.entries(outcome.revenue))
        revenue[currency] = (revenue[currency] ?? 0) + cents;
    }
    const installsFallBack = !touched && conversions > 0;
    const revenueFallsBack = !touched && reportedValue > 0;
    return {
      id: branch.id,
      name: branch.name,
      spend,
      installs: installsFallBack ? conversions : installs,
      installsSource: installsFallBack ? 'fallback' : 'attributed',
      revenue: revenueFallsBack ? { [story.advertiser.currency]: reportedValue } : revenue,
      revenueSource: revenueFallsBack ? 'fallback' : 'attributed',
    };
  });
}

interface Outcome {
  installs: number;
  revenue: Record<string, number>;
}

/** Installs and revenue by the ad that was clicked last before the install. */
function outcomesByAd(story: Story, from: string, to: string): Map<string, Outcome> {
  const inWindow = (at: number) => {
    const day = dayOf(at, story.advertiser.timeZone);
    return day >= from && day <= to;
  };
  const outcomes = new Map<string, Outcome>();
  for (const visitor of story.visitors) {
    const lastClick = visitor.clicks.at(-1);
    if (!lastClick || !visitor.install) continue;
    const installed = inWindow(visitor.install.at);
    const events = visitor.events.filter((event) => inWindow(event.at));
    if (!installed && events.length === 0) continue;
    const outcome = outcomes.get(lastClick.adId) ?? { installs: 0, revenue: {} };
    if (installed) outcome.installs += 1;
    for (const { revenue } of events) {
      if (revenue) outcome.revenue[revenue.currency] = (outcome.revenue[revenue.currency] ?? 0) + revenue.cents;
    }
    outcomes.set(lastClick.adId, outcome);
  }
  return outcomes;
}

function branches(story: Story, level: StoryLevel): Branch[] {
  const { campaigns } = story.advertiser;
  switch (level) {
    case 'campaign':
      return campaigns.map((campaign) => ({ ...campaign, ads: adsOfCampaign(campaign) }));
    case 'adgroup':
      return campaigns.flatMap((campaign) => campaign.adGroups.map((group) => ({ ...group, ads: adsOfGroup(group) })));
    case 'ad':
      return campaigns.flatMap((campaign) =>
        adsOfCampaign(campaign).map((entry) => ({ id: entry.ad.id, name: entry.ad.name, ads: [entry] })),
      );
  }
}

function adsOfCampaign(campaign: WorldCampaign) {
  return campaign.adGroups.flatMap(adsOfGroup);
}

function adsOfGroup(group: WorldAdGroup) {
  return group.ads.map((ad) => ({ ad, countsInstalls: group.optimizationEvent === 'DOWNLOAD_START' }));
}
