import { explainLinkFinding, inspectSignalLink, type LinkFinding } from '#lib/signal-link';
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
  title: 'Smart+ ad',
  shouldBe: 'On upgraded Smart+ the link names the ad by __ADID_V2__; __CID__ is only the creative.',
  needs: [at, 'flow'],
  decide: (readings, { links }) =>
    whenRead(at, readings[at], (url): Verdict => {
      if (links === null) return unverified(at, "The app's Signal links could not be loaded.");
      const { slug, findings, corrected } = inspectSignalLink(url, links);
      const found = findings.find(isAboutSmartPlus);
      if (found === undefined) {
        // Of another address nothing can be said here; that it is one is for the rule `signal-link` to say.
        const isShown = links.links.some((link) => link.slug === slug) && macrosOfAd.every((one) => url.includes(one));
        return isShown ? right(at, macrosOfAd.join(', ')) : { verdict: 'later', at };
      }
      if (readings.flow.state === 'later') return { verdict: 'later', at };
      return whenRead('flow', readings.flow, (flow, raw) => {
        if (flow === 'manual') return right(at, `${raw}: the ad is __CID__`);
        const { message, remedy, severity } = explainLinkFinding(found);
        return wrong(at, {
          code: found.code,
          seen: found.seen === '' ? message : `${message} Seen: ${found.seen.slice(0, 200)}`,
          shouldBe: found.shouldBe,
          whatToDo: remedy,
          severity,
          copy: corrected,
        });
      });
    }),
};
