import { say } from '#lib/check-words';
import { type Facts, levelOfField, type RuleName, type SetupFinding } from '#lib/setup-checks';
import { t } from '#lib/words';

/** What the card says of one finding. */
export interface Explanation {
  readonly rule: RuleName;
  readonly heading: string;
  readonly parts: readonly { readonly label: string; readonly text: string }[];
  /** Right values to copy, each with what its button says. */
  readonly copies: readonly { readonly label: string; readonly value: string }[];
}

/** Links that one card offers at most. */
const mostLinks = 3;

export function verdictWords({ verdict }: SetupFinding): string {
  return t(`marks.verdicts.${verdict}`);
}

/** The step of the creation flow in which a finding can be put right. */
export function stepWords({ at }: SetupFinding): string {
  return t(`marks.steps.${levelOfField[at]}`);
}

/** What we saw, what it should be, what to do. */
export function explain(finding: SetupFinding, facts: Facts): Explanation {
  return {
    rule: finding.rule,
    heading: t('marks.heading', { title: say(finding.title), verdict: verdictWords(finding) }),
    parts: [
      { label: t('marks.saw'), text: sawOf(finding) },
      ...(finding.verdict === 'right'
        ? []
        : [
            {
              label: t('marks.shouldBe'),
              text: say(finding.verdict === 'wrong' ? finding.shouldBe : finding.rightWhen),
            },
          ]),
      ...doOf(finding),
    ],
    copies: copiesOf(finding, facts),
  };
}

function sawOf(finding: SetupFinding): string {
  switch (finding.verdict) {
    case 'right':
    case 'wrong':
      return say(finding.seen);
    case 'unverified':
      return say(finding.reason);
    case 'later':
      return t('marks.nothingYet');
  }
}

function doOf(finding: SetupFinding): Explanation['parts'] {
  const label = t('marks.toDo');
  if (finding.verdict === 'wrong') return [{ label, text: say(finding.whatToDo) }];
  return finding.verdict === 'unverified' ? [{ label, text: t('marks.checkYourself') }] : [];
}

function copiesOf(finding: SetupFinding, { pixel, links }: Facts): Explanation['copies'] {
  if (finding.verdict === 'right') return [];
  if (finding.verdict === 'wrong' && finding.copy !== null) return [{ label: t('marks.copy'), value: finding.copy }];
  if (finding.rule === 'pixel' && pixel !== null) return [{ label: t('marks.copyPixel'), value: pixel.id }];
  if (finding.rule !== 'signal-link' || links === null) return [];
  const active = links.links.filter(({ archived }) => !archived).slice(0, mostLinks);
  return active.map(({ slug, url }) => ({ label: t('marks.copyLink', { name: slug }), value: url }));
}
