import { sentence } from '#lib/sentences';
import { nameNow, optimisationEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import type { Objective } from '../readings.ts';
import { type Rule, right, whenRead, wrong } from '../verdict.ts';

const shouldBe = sentence('checks.rightWhen.objective');
const wants = { sales: 'wantSales', 'lead-generation': 'wantLead' } as const;
const remedies = { sales: 'doSales', 'lead-generation': 'doLead' } as const;

function objectiveFor(event: string, { objectives }: Facts): Objective | undefined {
  return objectives?.[nameNow(event)] ?? optimisationEvent(event)?.appsprint;
}

/** The campaign's objective fits the event it optimises for (AppSprint docs, TikTok Ads page, step 4). */
export const objectiveRule: Rule = {
  name: 'objective',
  title: sentence('audit.rules.objective'),
  shouldBe,
  needs: ['objective', 'optimisation-event'],
  decide: (readings, facts) =>
    whenRead('objective', readings.objective, (objective, seen) => {
      if (objective === 'other') {
        const whatToDo = sentence('checks.objective.doOther');
        return wrong('objective', { seen, shouldBe, whatToDo });
      }
      // The event is chosen a step later: until then either objective may be meant.
      const reading = readings['optimisation-event'];
      if (reading.state === 'later') return right('objective', seen);
      return whenRead('objective', reading, (event) => {
        const wanted = objectiveFor(event, facts);
        if (wanted === undefined || wanted === 'other' || wanted === objective) return right('objective', seen);
        const isDisputed = optimisationEvent(event)?.isDisputed === true;
        const disputed = isDisputed ? [sentence('checks.objective.disputed', { event: nameNow(event) })] : [];
        return wrong('objective', {
          seen: sentence('checks.objective.seen', { seen, event }),
          shouldBe: sentence(`checks.objective.${wants[wanted]}`, { event }),
          whatToDo: [sentence(`checks.objective.${remedies[wanted]}`), ...disputed],
          severity: isDisputed ? 'warn' : 'bad',
        });
      });
    }),
};
