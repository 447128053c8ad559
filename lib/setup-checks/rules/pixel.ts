import { sentence } from '#lib/sentences';
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
  title: sentence('audit.rules.pixel'),
  shouldBe: sentence('checks.rightWhen.pixel'),
  needs: [at],
  decide: (readings, { pixel: saved }) =>
    whenRead(at, readings.pixel, (chosen, seen) => {
      if (saved === null) return unverified(at, sentence('checks.pixel.noneSaved'));
      const same = isSame(chosen, saved);
      if (same === null) return unverified(at, sentence('checks.pixel.nameOnly', { seen }));
      if (!same) {
        return wrong(at, {
          seen,
          shouldBe: sentence('checks.pixel.shouldBe', { id: saved.id }),
          whatToDo: sentence('checks.pixel.doChoose'),
          copy: saved.id,
        });
      }
      if (saved.linked) return right(at, seen);
      return wrong(at, {
        code: 'not-linked',
        seen: sentence('checks.pixel.seenNotLinked', { seen }),
        shouldBe: sentence('checks.pixel.shouldBeLinked', { id: saved.id }),
        whatToDo: sentence('checks.pixel.doLink'),
        copy: saved.id,
      });
    }),
};
