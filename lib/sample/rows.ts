import {
  type Day,
  EntityId,
  type Level,
  type MetricDay,
  type MetricRow,
  type MetricSums,
} from '#lib/appsprint/contract';
import { addSums } from '#lib/metrics';
import sample from './sample.json' with { type: 'json' };

/** Sums of one day of an ad: money in cents. */
interface Facts {
  readonly spend: number;
  readonly impressions: number;
  readonly clicks: number;
  readonly conversions: number;
  readonly installs: number;
  readonly revenue: number;
}

/** A row of the sample and the days of the ads below it. */
interface Branch {
  readonly id: string;
  readonly name: string;
  readonly above: readonly string[];
  readonly ads: readonly { readonly days: readonly number[][] }[];
}

const { currency } = sample.advertiser;

const groups = sample.campaigns.flatMap((campaign) =>
  campaign.adGroups.map((group) => ({ ...group, above: [campaign.id] })),
);
const branches: Readonly<Record<Level, readonly Branch[]>> = {
  campaign: sample.campaigns.map(({ id, name, adGroups }) => ({
    id,
    name,
    above: [],
    ads: adGroups.flatMap(({ ads }) => ads),
  })),
  adgroup: groups,
  ad: groups.flatMap(({ id: group, above, ads }) =>
    ads.map((ad) => ({ id: ad.id, name: ad.name, above: [...above, group], ads: [ad] })),
  ),
};

/**
 * Rows of the sample with their days, by the rules of real ones: what has no match falls back, and so do its days.
 * @param days the calendar days that the sample's days are shown as, the oldest first
 * @param within ids of campaigns or ad groups; none: everything
 */
export function sampleRows(
  level: Level,
  days: readonly Day[],
  window: { readonly from: Day; readonly to: Day },
  within: readonly string[],
): MetricRow[] {
  const indexes = days.flatMap((day, index) => (window.from <= day && day <= window.to ? [index] : []));
  return branches[level]
    .filter(({ above }) => within.length === 0 || above.some((id) => within.includes(id)))
    .map(({ id, name, ads }) => {
      const facts = indexes.map((index) => addFacts(ads.map((ad) => factsOf(ad.days[index]))));
      const all = addFacts(facts);
      const side = all.installs > 0 || all.revenue > 0 ? 'attributed' : 'fallback';
      const ofDays = indexes.flatMap((index, at): MetricDay[] => {
        const [day, one] = [days[index], facts[at]];
        return day === undefined || one === undefined ? [] : [{ day, ...sumsOf(one, side) }];
      });
      return { id: EntityId.parse(id), name, ...sumsOf(all, side), days: ofDays };
    });
}

/** The sum of rows, and of their days, as a row of everything. */
export function sampleTotals(rows: readonly MetricRow[]): MetricSums & { readonly days: MetricDay[] } {
  const byDay = Map.groupBy(
    rows.flatMap(({ days = [] }) => days),
    ({ day }) => day,
  );
  const days = [...byDay].map(([day, some]) => ({ day, ...contractSums(some) }));
  return { ...contractSums(rows), days };
}

function contractSums(rows: readonly MetricSums[]): MetricSums {
  const { spend, installs, revenue, ...counts } = addSums(rows, currency);
  return {
    ...counts,
    spend: spend && { ...spend },
    installs: { ...installs },
    revenue: {
      ...revenue,
      value: revenue.value.map((one) => ({ ...one })),
      attributed: revenue.attributed.map((one) => ({ ...one })),
      reported: revenue.reported && { ...revenue.reported },
    },
  };
}

function factsOf(numbers: readonly number[] = []): Facts {
  const [spend = 0, impressions = 0, clicks = 0, conversions = 0, installs = 0, revenue = 0] = numbers;
  return { spend, impressions, clicks, conversions, installs, revenue };
}

function addFacts(some: readonly Facts[]): Facts {
  const sum = (name: keyof Facts) => some.reduce((all, one) => all + one[name], 0);
  return {
    spend: sum('spend'),
    impressions: sum('impressions'),
    clicks: sum('clicks'),
    conversions: sum('conversions'),
    installs: sum('installs'),
    revenue: sum('revenue'),
  };
}

function sumsOf(facts: Facts, side: 'attributed' | 'fallback'): MetricSums {
  const source = side === 'fallback' && facts.conversions > 0 ? 'fallback' : 'attributed';
  const revenue = facts.revenue === 0 ? [] : [money(facts.revenue)];
  return {
    spend: money(facts.spend),
    impressions: facts.impressions,
    clicks: facts.clicks,
    installs: {
      value: source === 'fallback' ? facts.conversions : facts.installs,
      source,
      attributed: facts.installs,
      reported: facts.conversions,
    },
    revenue: { value: revenue, source: 'attributed', attributed: revenue, reported: null },
  };
}

function money(cents: number) {
  return { amount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`, currency };
}
