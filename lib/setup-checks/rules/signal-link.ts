import { explainLinkFinding, inspectSignalLink, type LinkFinding } from '#lib/signal-link';
import type { Readings } from '../readings.ts';
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
  title: 'Signal link',
  shouldBe: "The Website URL is one of this app's Signal links, unchanged.",
  needs: [at, 'flow'],
  decide: (readings, { links }) =>
    whenRead(at, readings[at], (url, seen) => {
      if (links === null) return unverified(at, "The app's Signal links could not be loaded.");
      const { state, findings, corrected } = inspectSignalLink(url, links);
      const texts = findings
        .filter(isForThisRule(readings))
        .map((finding) => ({ finding, ...explainLinkFinding(finding) }));
      const first = texts.find(({ severity }) => severity === 'bad') ?? texts[0];
      if (first === undefined) return right(at, seen);
      if (state === 'unverified') return unverified(at, first.message);
      const { finding, message, remedy, severity } = first;
      const others = texts.length > 1 ? ` And ${texts.length - 1} more.` : '';
      return wrong(at, {
        code: finding.code,
        seen: finding.seen === '' ? message : `${message} Seen: ${finding.seen.slice(0, 200)}${others}`,
        shouldBe: corrected ?? "One of this app's Signal links, unchanged.",
        whatToDo: remedy,
        severity,
        copy: corrected,
      });
    }),
};
