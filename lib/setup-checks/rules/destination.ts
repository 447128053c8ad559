import type { Destination, Reading } from '../readings.ts';
import { type Rule, right, together, type Verdict, whenRead, wrong } from '../verdict.ts';

function judge(at: 'destination' | 'optimisation-location', reading: Reading<Destination>, whatToDo: string): Verdict {
  return whenRead(at, reading, (value, seen) =>
    value === 'website' ? right(at, seen) : wrong(at, { seen, shouldBe: 'Website', whatToDo }),
  );
}

/** People are sent to a website, which the Signal link is, not to an app (AppSprint docs, TikTok Ads page, step 5). */
export const destinationRule: Rule = {
  name: 'destination',
  title: 'Destination',
  shouldBe: 'Destination and optimisation location are Website, not App.',
  needs: ['destination', 'optimisation-location'],
  decide: (readings) =>
    together(
      judge('destination', readings.destination, 'Choose Website as the destination of the campaign.'),
      judge(
        'optimisation-location',
        readings['optimisation-location'],
        'Choose Website as the optimisation location of the ad group.',
      ),
    ),
};
