import Big from 'big.js';
import { type Kysely, sql } from 'kysely';
import type { DayRange } from '../calendar.ts';
import type { Tables } from '../database/index.ts';
import type { Fault } from './faults.ts';

/** What one ad spent in a window, and what it belongs to. */
export interface AdSpend {
  readonly campaignId: string;
  readonly adgroupId: string;
  /** The ad as the audit knows it: that of an upgraded Smart+ campaign for its creatives. */
  readonly adId: string;
  /** Exact decimal, in the advertiser's currency. */
  readonly spend: string;
}

/** Reads the spend of every ad that had any in the window. */
export async function readSpend(
  database: Kysely<Tables>,
  { appId, advertiserId }: { readonly appId: string; readonly advertiserId: string },
  { from, to }: DayRange,
): Promise<AdSpend[]> {
  const { rows } = await sql<AdSpend>`
    with spent as materialized (
      select ad_id, sum(spend) as spend from reported_daily
      where app_id = ${appId} and advertiser_id = ${advertiserId} and day between ${from}::date and ${to}::date
      group by ad_id
    )
    select a.campaign_id as "campaignId", a.adgroup_id as "adgroupId", coalesce(a.smart_ad_id, a.ad_id) as "adId",
      sum(spent.spend)::text as spend
    from spent
    join ad a on a.app_id = ${appId} and a.advertiser_id = ${advertiserId} and a.ad_id = spent.ad_id
    group by 1, 2, 3`.execute(database);
  return rows;
}

/** Of every campaign, ad group and ad what its ads spent; an id is of one level only. */
export function spendByObject(spends: readonly AdSpend[]): ReadonlyMap<string, Big> {
  const sums = new Map<string, Big>();
  for (const { campaignId, adgroupId, adId, spend } of spends) {
    for (const id of [campaignId, adgroupId, adId]) sums.set(id, (sums.get(id) ?? new Big(0)).plus(spend));
  }
  return sums;
}

/** What the ads under any of these faults spent together, each ad counted once. */
export function spendUnder(faults: readonly Fault[], spends: readonly AdSpend[]): Big {
  const idsOf = (level: Fault['level']) =>
    new Set(faults.filter((fault) => fault.level === level).map(({ object }) => object.id));
  const [campaigns, adgroups, ads] = [idsOf('campaign'), idsOf('adgroup'), idsOf('ad')];
  return spends
    .filter(({ campaignId, adgroupId, adId }) => campaigns.has(campaignId) || adgroups.has(adgroupId) || ads.has(adId))
    .reduce((sum, { spend }) => sum.plus(spend), new Big(0));
}
