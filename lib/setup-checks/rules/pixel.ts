import type { Facts } from '../facts.ts';
import type { ChosenPixel } from '../readings.ts';
import { type Rule, right, unverified, whenRead, wrong } from '../verdict.ts';

const at = 'pixel';

/** Null: they cannot be compared, because they name the pixel in two ways. */
function isSame(chosen: ChosenPixel, saved: NonNullable<Facts['pixel']>): boolean | null {
  if (chosen.id !== null) return chosen.id === saved.id;
  return chosen.number === null || saved.number === null ? null : chosen.number === saved.number;
}

/** One pixel for the whole set-up: the one whose events AppSprint sends (AppSprint docs, TikTok Ads page, steps 2 and 5). */
export const pixelRule: Rule = {
  name: 'pixel',
  title: 'Pixel',
  shouldBe: 'The data connection is the pixel saved in AppSprint, and it is linked to this advertiser.',
  needs: [at],
  decide: (readings, { pixel: saved }) =>
    whenRead(at, readings.pixel, (chosen, seen) => {
      if (saved === null) return unverified(at, 'No Pixel ID is saved in AppSprint. Save it in Options, under Pixel.');
      const same = isSame(chosen, saved);
      if (same === null)
        return unverified(at, `Only “${seen}” is shown here, neither its Pixel ID nor a known number.`);
      if (!same) {
        return wrong(at, {
          seen,
          shouldBe: `The pixel ${saved.id}.`,
          whatToDo: 'Choose this pixel as the data connection. Events of AppSprint go to no other.',
          copy: saved.id,
        });
      }
      if (saved.linked) return right(at, seen);
      return wrong(at, {
        code: 'not-linked',
        seen: `${seen}, which is not linked to this advertiser`,
        shouldBe: `The pixel ${saved.id}, linked to this advertiser.`,
        whatToDo: 'In Business Center open Assets, view the pixel and link it to this advertiser.',
        copy: saved.id,
      });
    }),
};
