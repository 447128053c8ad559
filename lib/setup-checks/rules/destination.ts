import { type Sentence, sentence } from '#lib/sentences';
import type { Destination, Reading } from '../readings.ts';
import { type Rule, right, together, type Verdict, whenRead, wrong } from '../verdict.ts';

function judge(
  at: 'destination' | 'optimisation-location',
  reading: Reading<Destination>,
  whatToDo: Sentence,
): Verdict {
  return whenRead(at, reading, (value, seen) =>
    value === 'website'
      ? right(at, seen)
      : wrong(at, { seen, shouldBe: sentence('checks.destination.website'), whatToDo }),
  );
}

/** People are sent to a website, which the Signal link is, not to an app (AppSprint docs, TikTok Ads page, step 5). */
export const destinationRule: Rule = {
  name: 'destination',
  title: sentence('audit.rules.destination'),
  shouldBe: sentence('checks.rightWhen.destination'),
  needs: ['destination', 'optimisation-location'],
  decide: (readings) =>
    together(
      judge('destination', readings.destination, sentence('checks.destination.doCampaign')),
      judge('optimisation-location', readings['optimisation-location'], sentence('checks.destination.doAdGroup')),
    ),
};
