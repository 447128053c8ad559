import { sentence } from '#lib/sentences';
import { type Rule, right, whenRead, wrong } from '../verdict.ts';

const at = 'placement';

/** TikTok only (AppSprint docs, TikTok Ads page, step 5). Automatic placement adds Global App Bundle and Pangle (TikTok API document on Smart+ web campaigns). */
export const placementRule: Rule = {
  name: 'placement',
  title: sentence('audit.rules.placement'),
  shouldBe: sentence('checks.rightWhen.placement'),
  needs: [at],
  decide: (readings) =>
    whenRead(at, readings.placement, (placement, seen) => {
      const isAlone =
        placement.mode === 'selected' && placement.places.length === 1 && placement.places[0] === 'tiktok';
      if (isAlone) return right(at, seen);
      const untick =
        placement.mode === 'automatic' ? sentence('checks.placement.doSelect') : sentence('checks.placement.doTick');
      return wrong(at, { seen, shouldBe: sentence('checks.placement.shouldBe'), whatToDo: untick });
    }),
};
