import type { CreationView, FieldPlace } from '#lib/ads-manager';
import { type Field, levelOfField, type RuleName, type SetupFinding } from '#lib/setup-checks';

/** What a rule says of a setting that this step shows. */
export interface FieldMark {
  readonly finding: SetupFinding;
  readonly place: FieldPlace;
}

/** Where a rule's mark stands when the setting it speaks of is not in this step. */
const alsoAt: Readonly<Partial<Record<RuleName, Field>>> = {
  destination: 'optimisation-location',
  'operating-system': 'targeting-mode',
  tracking: 'tracking-urls',
};

/** The marks of the step that is shown, in the order of the rules. What has no setting here has no mark. */
export function marksOf(findings: readonly SetupFinding[], view: CreationView): FieldMark[] {
  return findings.flatMap((finding) => {
    const place = placesOf(finding)
      .map((field) => placeOf(view, field))
      .find((found) => found !== null);
    return place ? [{ finding, place }] : [];
  });
}

function placesOf({ rule, at, verdict }: SetupFinding): Field[] {
  const other = alsoAt[rule];
  // That objective and event do not fit can be put right at either of them.
  const event: Field[] = rule === 'objective' && verdict === 'wrong' ? ['optimisation-event'] : [];
  return [at, ...(other === undefined ? [] : [other]), ...event];
}

function placeOf({ fields, step }: CreationView, field: Field): FieldPlace | null {
  if (field === 'flow' || levelOfField[field] !== step) return null;
  const answer = fields[field];
  return 'place' in answer ? answer.place : null;
}
