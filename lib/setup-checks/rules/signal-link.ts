import { sentence } from '#lib/sentences';
import { explainLinkFinding, inspectSignalLink, type LinkFinding } from '#lib/signal-link';
import type { Readings } from '../readings.ts';
import { seenIn } from '../seen-in.ts';
import { type Rule, right, unverified, whenRead, wrong } from '../verdict.ts';
import { isAboutSmartPlus } from './smart-plus.ts';

const at = 'website-url';

/** On Smart+ the macros of its ad are for the rule `smart-plus`: one fault gives one finding. */
function isForThisRule({ flow }: Readings) {
  const isSmartPlus = flow.state === 'found' && flow.value === 'smart-plus' && flow.certainty === 'high';
  return (finding: LinkFinding) => !(isSmartPlus && isAboutSmartPlus(finding));
}

/** The Website URL is this app's Signal link, whole and unchanged (AppSprint docs, TikTok Ads page, step 5). */
export const signalLinkRule: Rule = {
  name: 'signal-link',
  title: sentence('audit.rules.signalLink'),
  shouldBe: sentence('checks.rightWhen.signalLink'),
  needs: [at, 'flow'],
  decide: (readings, { links }) =>
    whenRead(at, readings[at], (url, seen) => {
      if (links === null) return unverified(at, sentence('checks.linksNotLoaded'));
      const { state, findings, corrected } = inspectSignalLink(url, links);
      const texts = findings
        .filter(isForThisRule(readings))
        .map((finding) => ({ finding, ...explainLinkFinding(finding) }));
      const first = texts.find(({ severity }) => severity === 'bad') ?? texts[0];
      if (first === undefined) return right(at, seen);
      if (state === 'unverified') return unverified(at, first.message);
      const { finding, message, remedy, severity } = first;
      const others = texts.length > 1 ? [sentence('checks.moreFaults', { count: texts.length - 1 })] : [];
      return wrong(at, {
        code: finding.code,
        seen: [message, ...seenIn(finding), ...others],
        shouldBe: corrected ?? sentence('checks.signalLink.shouldBe'),
        whatToDo: remedy,
        severity,
        copy: corrected,
      });
    }),
};
