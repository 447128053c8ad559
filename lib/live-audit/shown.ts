import type { AuditAnswer, AuditedObject, AuditFinding } from '#lib/appsprint/contract';

/** What of an audit a person wants to see. */
export interface AuditFilter {
  /** Name of a rule; null: every rule. */
  readonly rule: string | null;
  readonly severity: AuditFinding['severity'] | null;
  /** Leaves out what was there when the person last looked. */
  readonly isNewOnly: boolean;
}

export const everything: AuditFilter = { rule: null, severity: null, isNewOnly: false };

/**
 * Whether a finding came since the person last looked. Whoever looks for the first time sees nothing marked as new.
 * @param seenUntil time of the run that the person saw last, by the API's clock
 */
export function isNew({ firstSeenAt }: AuditedObject, seenUntil: string | null): boolean {
  return seenUntil !== null && (firstSeenAt === null || Date.parse(firstSeenAt) > Date.parse(seenUntil));
}

/** The findings that the filter lets through: what loses money before the rest, then by the spend at risk. */
export function shownFindings(
  { findings }: AuditAnswer,
  filter: AuditFilter,
  seenUntil: string | null,
): readonly AuditFinding[] {
  return findings
    .filter(({ rule }) => filter.rule === null || rule === filter.rule)
    .filter(({ severity }) => filter.severity === null || severity === filter.severity)
    .map((finding) => (filter.isNewOnly ? newPartOf(finding, seenUntil) : finding))
    .filter(({ objects }) => objects.length > 0)
    .toSorted(
      (one, other) =>
        Number(one.severity === 'warn') - Number(other.severity === 'warn') || spendOf(other) - spendOf(one),
    );
}

/** Spend of some of a finding's objects only is not known: ads of two objects may be the same. */
function newPartOf(finding: AuditFinding, seenUntil: string | null): AuditFinding {
  const objects = finding.objects.filter((object) => isNew(object, seenUntil));
  return objects.length === finding.objects.length ? finding : { ...finding, objects, spendAtRisk: null };
}

/** For the order alone; amounts that people read stay exact text. */
function spendOf({ spendAtRisk }: AuditFinding): number {
  return Number(spendAtRisk?.amount ?? -1);
}

/** Objects about which the same is to be said, together, those that spent most first. */
export function alike(objects: readonly AuditedObject[]): AuditedObject[][] {
  const bySpend = objects.toSorted((one, other) => Number(other.spend?.amount ?? 0) - Number(one.spend?.amount ?? 0));
  const groups = Map.groupBy(bySpend, ({ seen, shouldBe, whatToDo, copy }) =>
    JSON.stringify([seen, shouldBe, whatToDo, copy]),
  );
  return [...groups.values()];
}

/** How many objects have a finding that is new. */
export function countNew({ findings }: AuditAnswer, seenUntil: string | null): number {
  return findings.flatMap(({ objects }) => objects).filter((object) => isNew(object, seenUntil)).length;
}
