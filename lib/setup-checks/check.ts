import type { Sentence } from '#lib/sentences';
import type { Facts } from './facts.ts';
import type { Readings } from './readings.ts';
import { biddingRule } from './rules/bidding.ts';
import { destinationRule } from './rules/destination.ts';
import { objectiveRule } from './rules/objective.ts';
import { operatingSystemRule } from './rules/operating-system.ts';
import { optimisationEventRule } from './rules/optimisation-event.ts';
import { pixelRule } from './rules/pixel.ts';
import { placementRule } from './rules/placement.ts';
import { signalLinkRule } from './rules/signal-link.ts';
import { smartPlusRule } from './rules/smart-plus.ts';
import { trackingRule } from './rules/tracking.ts';
import type { Rule, RuleName, Verdict } from './verdict.ts';

/** The rules in the order in which the creation flow asks for what they check. */
export const rules: readonly Rule[] = [
  objectiveRule,
  destinationRule,
  pixelRule,
  optimisationEventRule,
  biddingRule,
  operatingSystemRule,
  placementRule,
  signalLinkRule,
  smartPlusRule,
  trackingRule,
];

/** What one rule says of one campaign, ad group and ad. `rule` is also the name of its help page, `docs/checks/RULE.md`. */
export type SetupFinding = Verdict & {
  readonly rule: RuleName;
  readonly title: Sentence;
  /** What is right, in a sentence that holds for every campaign; a wrong verdict has its own, more exact one. */
  readonly rightWhen: Sentence;
};

/** What every rule says, in the order of the creation flow. */
export function check(readings: Readings, facts: Facts): SetupFinding[] {
  return rules.map(({ name, title, shouldBe, decide }) => ({
    ...decide(readings, facts),
    rule: name,
    title,
    rightWhen: shouldBe,
  }));
}

/** What a person should put right first: what loses money or figures before the rest, then in the order of the flow; null when nothing is wrong. */
export function nextThingToFix(findings: readonly SetupFinding[]): Extract<SetupFinding, { verdict: 'wrong' }> | null {
  const wrong = findings.filter((finding) => finding.verdict === 'wrong');
  return wrong.find(({ severity }) => severity === 'bad') ?? wrong[0] ?? null;
}
