import { setImmediate } from 'node:timers/promises';
import {
  check,
  type Facts,
  inEnglish,
  levelOfField,
  readingsOfObjects,
  type Said,
  type Sentence,
  type SetupFinding,
} from '#lib/setup-checks';
import type { LiveBranch, NamedObject } from './live-structure.ts';

/** Something wrong with one object, found in every branch that passes through it. */
export interface Fault {
  readonly finding: Extract<SetupFinding, { verdict: 'wrong' }>;
  readonly level: 'campaign' | 'adgroup' | 'ad';
  readonly object: NamedObject;
  readonly campaign: NamedObject;
  readonly adgroupId: string | null;
}

/** What a rule could not say, and of which objects. */
export interface Gap {
  readonly rule: SetupFinding['rule'];
  readonly title: Sentence;
  readonly reason: Said;
  readonly objects: ReadonlySet<string>;
}

export interface Faults {
  readonly faults: readonly Fault[];
  readonly gaps: readonly Gap[];
}

function placeOf(branch: LiveBranch, { at }: SetupFinding) {
  const level = levelOfField[at];
  const object = branch[level];
  const adgroupId = level === 'campaign' ? null : (branch.adgroup?.id ?? null);
  return object === null ? null : { level, object, campaign: branch.campaign, adgroupId };
}

/** How many branches are judged before whatever else the process has to do gets its turn: a few milliseconds of work. */
export const atOnce = 100;

/** The same rules for every branch; branches that are set up alike are judged once. */
async function* judge(branches: readonly LiveBranch[], facts: Facts) {
  const judged = new Map<string, SetupFinding[]>();
  for (const [index, branch] of branches.entries()) {
    if (index % atOnce === atOnce - 1) await setImmediate();
    const live = branch.live();
    const key = JSON.stringify(live);
    const findings = judged.get(key) ?? check(readingsOfObjects(live), facts);
    judged.set(key, findings);
    yield { branch, findings };
  }
}

/** What is wrong with live campaigns, ad groups and ads, each fault once for the object it belongs to. */
export async function faultsOf(branches: readonly LiveBranch[], facts: Facts): Promise<Faults> {
  const faults = new Map<string, Fault>();
  const gaps = new Map<string, Gap & { readonly objects: Set<string> }>();
  for await (const { branch, findings } of judge(branches, facts)) {
    for (const finding of findings) {
      const place = placeOf(branch, finding);
      if (place === null) continue;
      const { rule, title } = finding;
      const objectKey = `${place.level} ${place.object.id}`;
      if (finding.verdict === 'wrong') {
        const key = `${rule} ${finding.code} ${objectKey}`;
        if (!faults.has(key)) faults.set(key, { finding, ...place });
      } else if (finding.verdict === 'unverified') {
        const key = `${rule} ${inEnglish(finding.reason)}`;
        const gap = gaps.get(key) ?? { rule, title, reason: finding.reason, objects: new Set() };
        gaps.set(key, gap);
        gap.objects.add(objectKey);
      }
    }
  }
  return { faults: [...faults.values()], gaps: [...gaps.values()] };
}
