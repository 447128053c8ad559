import { setImmediate } from 'node:timers/promises';
import Big from 'big.js';
import type { Kysely } from 'kysely';
import {
  AdvertiserId,
  type AuditAnswer,
  type AuditedObject,
  type AuditFinding,
  EntityId,
  type Money,
  type SaidByApi,
} from '#lib/appsprint/contract';
import { inEnglish, type Said } from '#lib/setup-checks';
import type { Tables } from '../database/index.ts';
import { type Handlers, Problem } from '../http/index.ts';
import { covers, moneyOf, readCoverage } from '../reporting/index.ts';
import { type FactsEdges, readFactsOfApp } from './facts.ts';
import { atOnce, type Fault, faultsOf } from './faults.ts';
import { type Known, readKnown, recordRun } from './first-seen.ts';
import { type LiveBranch, liveBranches } from './live-structure.ts';
import { type AdSpend, readSpend, spendByObject, spendUnder } from './spend.ts';

/** The contract's lists may be changed, those of the rules may not. */
function asSaid(said: Said): SaidByApi {
  if (typeof said === 'string') return said;
  return 'key' in said ? said : [...said];
}

function auditedObject(fault: Fault, known: Known, spend: Money | null): AuditedObject {
  const { seen, shouldBe, whatToDo, copy } = fault.finding;
  return {
    level: fault.level,
    id: EntityId.parse(fault.object.id),
    name: fault.object.name,
    campaignId: EntityId.parse(fault.campaign.id),
    campaignName: fault.campaign.name,
    adgroupId: fault.adgroupId === null ? null : EntityId.parse(fault.adgroupId),
    seen: inEnglish(seen),
    shouldBe: inEnglish(shouldBe),
    whatToDo: inEnglish(whatToDo),
    said: { seen: asSaid(seen), shouldBe: asSaid(shouldBe), whatToDo: asSaid(whatToDo) },
    copy,
    firstSeenAt: known.firstSeenAt(fault)?.toISOString() ?? null,
    spend,
  };
}

/** What was spent under faults; null where it is not known. */
interface Spending {
  /** Each ad counted once. */
  together(faults: readonly Fault[]): Money | null;
  ofObject(fault: Fault): Money | null;
}

function spendingIn(spends: readonly AdSpend[] | null, currency: string): Spending {
  if (spends === null) return { together: () => null, ofObject: () => null };
  const sums = spendByObject(spends);
  return {
    together: (faults) => moneyOf(spendUnder(faults, spends), currency),
    ofObject: ({ object }) => moneyOf(sums.get(object.id) ?? new Big(0), currency),
  };
}

/** Faults of the same kind together, the bad ones first, then in the order of the rules. */
async function grouped(faults: readonly Fault[], known: Known, { together, ofObject }: Spending) {
  const groups = Map.groupBy(faults, ({ finding }) => `${finding.severity} ${finding.rule} ${finding.code}`);
  const findings: AuditFinding[] = [];
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue;
    const { rule, title, code, severity } = first.finding;
    const group = [first, ...others];
    const objects: AuditedObject[] = [];
    for (const fault of group) {
      if (objects.length % atOnce === atOnce - 1) await setImmediate();
      objects.push(auditedObject(fault, known, ofObject(fault)));
    }
    findings.push({ rule, title: inEnglish(title), code, severity, objects, spendAtRisk: together(group) });
  }
  return findings.sort((one, other) => Number(one.severity === 'warn') - Number(other.severity === 'warn'));
}

function checkedOf(branches: readonly LiveBranch[]): AuditAnswer['checked'] {
  const distinct = (ids: readonly (string | undefined)[]) => new Set(ids.filter((id) => id !== undefined)).size;
  return {
    campaigns: distinct(branches.map(({ campaign }) => campaign.id)),
    adgroups: distinct(branches.map(({ adgroup }) => adgroup?.id)),
    ads: distinct(branches.map(({ ad }) => ad?.id)),
  };
}

async function advertiserOf(database: Kysely<Tables>, appId: string) {
  return database.selectFrom('advertiser').selectAll().where('app_id', '=', appId).executeTakeFirst();
}

/** Runs the audit of an app over what TikTok listed last, and keeps since when each fault is known. */
export async function runAudit(edges: FactsEdges, appId: string): Promise<void> {
  const { database, clock } = edges;
  const advertiser = await advertiserOf(database, appId);
  if (advertiser === undefined) return;
  const of = { appId, advertiserId: advertiser.advertiser_id };
  const branches = await liveBranches(database, of.appId, of.advertiserId);
  const { faults } = await faultsOf(branches, await readFactsOfApp(edges, appId, advertiser.time_zone));
  await recordRun(database, of, faults, clock.now());
}

/** Handler of the audit route. It judges by what is known now; the times come from the runs. */
export function auditHandler(edges: FactsEdges): Pick<Handlers, 'audit'> {
  const { database } = edges;
  return {
    async audit({ params: { appId }, query }) {
      const advertiser = await advertiserOf(database, appId);
      if (advertiser === undefined) {
        throw new Problem(
          409,
          'advertiser_not_selected',
          'No advertiser is chosen for this app. Connect TikTok Ads and choose the advertiser first.',
        );
      }
      const { advertiser_id: advertiserId, currency, time_zone: timeZone } = advertiser;
      const of = { appId, advertiserId };
      const coverage = await readCoverage(database, appId, advertiserId);
      const branches = await liveBranches(database, appId, advertiserId);
      const { faults, gaps } = await faultsOf(branches, await readFactsOfApp(edges, appId, timeZone));
      const known = await readKnown(database, of);
      const spends = covers(coverage, query.from) ? await readSpend(database, of, query) : null;
      const spending = spendingIn(spends, currency);
      const data: AuditAnswer = {
        advertiserId: AdvertiserId.parse(advertiserId),
        window: { from: query.from, to: query.to, timeZone },
        currency,
        checked: checkedOf(branches),
        findings: await grouped(faults, known, spending),
        unverified: gaps.map(({ rule, title, reason, objects }) => ({
          rule,
          title: inEnglish(title),
          reason: inEnglish(reason),
          said: asSaid(reason),
          objects: objects.size,
        })),
        spendAtRisk: spending.together(faults.filter(({ finding }) => finding.severity === 'bad')),
        lastRunAt: known.lastRunAt?.toISOString() ?? null,
        reporting: coverage.state,
      };
      return { data };
    },
  };
}
