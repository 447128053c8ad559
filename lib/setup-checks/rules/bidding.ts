import { nameNow } from '../events.ts';
import { type Rule, right, unverified, type Verdict, whenRead, wrong } from '../verdict.ts';

const at = 'goal';

/**
 * Conversion or Value, by the event (AppSprint docs, TikTok Ads page, step 5). TikTok unlocks Value once enough unique attributed Purchase events fall
 * into 7 days (step 4; TikTok help, value-based optimisation for web, Sep 2023).
 */
export const biddingRule: Rule = {
  name: 'bidding',
  title: 'Goal',
  shouldBe: 'Conversion, or Value once there are 20 unique attributed Purchase events in 7 days.',
  needs: [at, 'optimisation-event'],
  decide: (readings, { valueOptimisation: progress }) =>
    whenRead(at, readings.goal, (goal, seen): Verdict => {
      if (goal === 'conversion') return right(at, seen);
      if (goal === 'other') {
        return wrong(at, {
          seen,
          shouldBe: 'Conversion or Value',
          whatToDo: 'Choose Conversion as the goal of the ad group.',
        });
      }
      const event = readings['optimisation-event'];
      if (event.state === 'found' && nameNow(event.value) !== 'Purchase') {
        return unverified(
          at,
          `Value is known for Purchase; whether it works for ${event.raw} is for Ads Manager to say.`,
        );
      }
      if (progress === null)
        return unverified(at, 'How many Purchase events there were in 7 days could not be loaded.');
      if (progress.best >= progress.needed) return right(at, seen);
      return wrong(at, {
        seen: `${seen}, with ${progress.best} of ${progress.needed} Purchase events in 7 days`,
        shouldBe: `Conversion, until ${progress.needed} unique attributed Purchase events fall into 7 days.`,
        whatToDo: 'Choose Conversion for now. TikTok counts by itself: if Ads Manager offers Value, it decides.',
        severity: 'warn',
      });
    }),
};
