import { sentence } from '#lib/sentences';
import { explainLinkFinding, inspectSignalLink, type LinkFinding } from '#lib/signal-link';
import { seenIn } from '../seen-in.ts';
import { type Rule, right, unverified, type Verdict, whenRead, wrong } from '../verdict.ts';

const at = 'website-url';
const macrosOfAd = ['smart_ad_id=__ADID_V2__', 'smart_ad_name=__ADID_V2_NAME__'];

/** Whether a finding is about the macros of an upgraded Smart+ ad. */
export function isAboutSmartPlus({ parameter }: LinkFinding): boolean {
  return parameter === 'smart_ad_id' || parameter === 'smart_ad_name';
}

/**
 * On upgraded Smart+ the ad is `__ADID_V2__`, and `__CID__` is the creative (TikTok help, UTM parameters, Feb 2026). The Signal link carries both, so it
 * is right in either flow.
 */
export const smartPlusRule: Rule = {
  name: 'smart-plus',
  title: sentence('audit.rules.smartPlus'),
  shouldBe: sentence('checks.rightWhen.smartPlus'),
  needs: [at, 'flow'],
  decide: (readings, { links }) =>
    whenRead(at, readings[at], (url): Verdict => {
      if (links === null) return unverified(at, sentence('checks.linksNotLoaded'));
      const { slug, findings, corrected } = inspectSignalLink(url, links);
      const found = findings.find(isAboutSmartPlus);
      if (found === undefined) {
        // Of another address nothing can be said here; that it is one is for the rule `signal-link` to say.
        const isShown = links.links.some((link) => link.slug === slug) && macrosOfAd.every((one) => url.includes(one));
        return isShown ? right(at, macrosOfAd.join(', ')) : { verdict: 'later', at };
      }
      if (readings.flow.state === 'later') return { verdict: 'later', at };
      return whenRead('flow', readings.flow, (flow, raw) => {
        if (flow === 'manual') return right(at, sentence('checks.smartPlus.manual', { raw }));
        const { message, remedy, severity } = explainLinkFinding(found);
        return wrong(at, {
          code: found.code,
          seen: [message, ...seenIn(found)],
          shouldBe: found.shouldBe,
          whatToDo: remedy,
          severity,
          copy: corrected,
        });
      });
    }),
};
