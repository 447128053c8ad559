import { type Rule, right, whenRead, wrong } from '../verdict.ts';

const at = 'placement';

/** TikTok only (AppSprint docs, TikTok Ads page, step 5). Automatic placement adds Global App Bundle and Pangle (TikTok API document on Smart+ web campaigns). */
export const placementRule: Rule = {
  name: 'placement',
  title: 'Placement',
  shouldBe: 'TikTok only: Select specific placements, with TikTok alone ticked.',
  needs: [at],
  decide: (readings) =>
    whenRead(at, readings.placement, (placement, seen) => {
      const isAlone =
        placement.mode === 'selected' && placement.places.length === 1 && placement.places[0] === 'tiktok';
      if (isAlone) return right(at, seen);
      const untick =
        placement.mode === 'automatic'
          ? 'Choose “Select specific placements” and tick TikTok alone.'
          : 'Tick TikTok and nothing else.';
      return wrong(at, { seen, shouldBe: 'TikTok only', whatToDo: untick });
    }),
};
