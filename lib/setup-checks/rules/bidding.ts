import { sentence } from '#lib/sentences';
import { nameNow } from '../events.ts';
import { type Rule, right, unverified, type Verdict, whenRead, wrong } from '../verdict.ts';

const at = 'goal';
/** AppSprint docs, TikTok Ads page, step 4. */
const purchasesNeeded = 20;

/**
 * Conversion or Value, by the event (AppSprint docs, TikTok Ads page, step 5). TikTok unlocks Value once enough unique attributed Purchase events fall
 * into 7 days (step 4; TikTok help, value-based optimisation for web, Sep 2023).
 */
export const biddingRule: Rule = {
  name: 'bidding',
  title: sentence('audit.rules.bidding'),
  shouldBe: sentence('checks.rightWhen.bidding', { needed: purchasesNeeded }),
  needs: [at, 'optimisation-event'],
  decide: (readings, { valueOptimisation: progress }) =>
    whenRead(at, readings.goal, (goal, seen): Verdict => {
      if (goal === 'conversion') return right(at, seen);
      if (goal === 'other') {
        return wrong(at, {
          seen,
          shouldBe: sentence('checks.bidding.shouldBe'),
          whatToDo: sentence('checks.bidding.doConversion'),
        });
      }
      const event = readings['optimisation-event'];
      if (event.state === 'found' && nameNow(event.value) !== 'Purchase') {
        return unverified(at, sentence('checks.bidding.onlyPurchase', { event: event.raw }));
      }
      if (progress === null) return unverified(at, sentence('checks.bidding.notLoaded'));
      if (progress.best >= progress.needed) return right(at, seen);
      return wrong(at, {
        seen: sentence('checks.bidding.seenProgress', { seen, best: progress.best, needed: progress.needed }),
        shouldBe: sentence('checks.bidding.until', { needed: progress.needed }),
        whatToDo: sentence('checks.bidding.doForNow'),
        severity: 'warn',
      });
    }),
};
