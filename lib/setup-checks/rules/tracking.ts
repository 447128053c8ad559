import { sentence } from '#lib/sentences';
import { signalLinkMacros } from '#lib/signal-link';
import type { Facts } from '../facts.ts';
import type { UrlParameter } from '../readings.ts';
import { type Rule, right, together, unverified, type Verdict, whenRead, wrong } from '../verdict.ts';

const at = 'url-parameters';
const nothing = sentence('checks.tracking.nothing');
const pairs = signalLinkMacros.map(([parameter, macro]) => `${parameter}=${macro}`);
/** A measurement partner's URL may hold a macro or two under the same name; this many are a pasted Signal link. */
const tooMany = 3;

function isOfSignalLink({ name, value }: UrlParameter): boolean {
  return signalLinkMacros.some(([parameter, macro]) => parameter === name.trim() || macro === value.trim());
}

function judgeParameters(parameters: readonly UrlParameter[] | null, raw: string): Verdict {
  if (parameters === null) {
    return wrong(at, {
      seen: raw,
      shouldBe: nothing,
      whatToDo: sentence('checks.tracking.doTakeAll'),
      severity: 'warn',
    });
  }
  if (parameters.length === 0) return right(at, raw);
  const again = parameters.filter(isOfSignalLink);
  const seen = parameters
    .map(({ name, value }) => `${name}=${value}`)
    .join(', ')
    .slice(0, 200);
  return again.length > 0
    ? wrong(at, { seen, shouldBe: nothing, whatToDo: sentence('checks.tracking.doTakeOut') })
    : wrong(at, {
        seen,
        shouldBe: nothing,
        whatToDo: sentence('checks.tracking.doTakeOutOthers'),
        severity: 'warn',
      });
}

/** Null: that cannot be told without knowing the app's links. */
function holdsSignalLink(url: string, { links }: Facts): boolean | null {
  if (pairs.filter((pair) => url.includes(pair)).length >= tooMany) return true;
  if (links === null) return null;
  return links.links.some((link) => url.toLowerCase().includes(link.url.slice(0, link.url.indexOf('?')).toLowerCase()));
}

function judgeUrls(urls: readonly string[], raw: string, facts: Facts): Verdict {
  const judged = urls.map((url) => ({ url, holds: holdsSignalLink(url, facts) }));
  const pasted = judged.find(({ holds }) => holds === true);
  if (pasted !== undefined) {
    return wrong('tracking-urls', {
      seen: pasted.url.slice(0, 200),
      shouldBe: sentence('checks.tracking.urlShouldBe'),
      whatToDo: sentence('checks.tracking.doUrl'),
    });
  }
  return judged.some(({ holds }) => holds === null)
    ? unverified('tracking-urls', sentence('checks.linksNotLoaded'))
    : right('tracking-urls', raw);
}

/**
 * The parameters stand in the Website URL and nowhere else (AppSprint docs, TikTok Ads page, step 5). On delivery TikTok appends the builder's
 * parameters only where the URL has none (TikTok API document on URL parameters), so a second set is at best unused and at worst another.
 */
export const trackingRule: Rule = {
  name: 'tracking',
  title: sentence('audit.rules.tracking'),
  shouldBe: sentence('checks.rightWhen.tracking'),
  needs: [at, 'tracking-urls'],
  decide: (readings, facts) =>
    together(
      whenRead(at, readings[at], judgeParameters),
      whenRead('tracking-urls', readings['tracking-urls'], (urls, raw) => judgeUrls(urls, raw, facts)),
    ),
};
