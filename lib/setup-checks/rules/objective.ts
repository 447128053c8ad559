import { nameNow, optimisationEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import type { Objective } from '../readings.ts';
import { type Rule, right, whenRead, wrong } from '../verdict.ts';

const words = { sales: 'Sales', 'lead-generation': 'Lead generation' } as const;
const shouldBe = 'Sales for Purchase and Subscribe, Lead generation for StartTrial and CompleteRegistration.';

function objectiveFor(event: string, { objectives }: Facts): Objective | undefined {
  return objectives?.[nameNow(event)] ?? optimisationEvent(event)?.appsprint;
}

/** The campaign's objective fits the event it optimises for (AppSprint docs, TikTok Ads page, step 4). */
export const objectiveRule: Rule = {
  name: 'objective',
  title: 'Objective',
  shouldBe,
  needs: ['objective', 'optimisation-event'],
  decide: (readings, facts) =>
    whenRead('objective', readings.objective, (objective, seen) => {
      if (objective === 'other') {
        const whatToDo = 'Create the campaign again with the objective Sales or Lead generation.';
        return wrong('objective', { seen, shouldBe, whatToDo });
      }
      // The event is chosen a step later: until then either objective may be meant.
      const reading = readings['optimisation-event'];
      if (reading.state === 'later') return right('objective', seen);
      return whenRead('objective', reading, (event) => {
        const wanted = objectiveFor(event, facts);
        if (wanted === undefined || wanted === 'other' || wanted === objective) return right('objective', seen);
        const isDisputed = optimisationEvent(event)?.isDisputed === true;
        const note = isDisputed ? ` TikTok's own tables disagree about ${nameNow(event)}: Ads Manager decides.` : '';
        return wrong('objective', {
          seen: `${seen}, optimising for ${event}`,
          shouldBe: `${words[wanted]}, because the ad group optimises for ${event}.`,
          whatToDo: `Create the campaign again with the objective ${words[wanted]}, or choose an event that goes with ${words[objective]}.${note}`,
          severity: isDisputed ? 'warn' : 'bad',
        });
      });
    }),
};
