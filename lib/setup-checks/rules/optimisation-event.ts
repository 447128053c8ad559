import { nameNow, optimisationEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import type { Objective, Readings } from '../readings.ts';
import { type Rule, right, unverified, type Verdict, whenRead, wrong } from '../verdict.ts';

const at = 'optimisation-event';

/** Null: it goes with the objective, or that is not known. What the AppSprint docs say of the objective is for the rule `objective`. */
function judgeObjective(event: string, seen: string, objective: Objective, { objectives }: Facts): Verdict | null {
  const known = optimisationEvent(event);
  const isForAnotherRule = known?.appsprint !== undefined || objectives?.[nameNow(event)] !== undefined;
  if (isForAnotherRule || objective === 'other' || known?.tiktok === undefined || known.tiktok.includes(objective)) {
    return null;
  }
  const other = objective === 'sales' ? 'Lead generation' : 'Sales';
  return wrong(at, {
    seen,
    shouldBe: `An event that TikTok offers for ${objective === 'sales' ? 'Sales' : 'Lead generation'}.`,
    whatToDo: `TikTok offers ${event} for ${other}. Choose another event, or create the campaign again for ${other}; Ads Manager decides.`,
    severity: 'warn',
  });
}

function judgeEvent(event: string, seen: string, readings: Readings, facts: Facts): Verdict {
  if (facts.mapping === null) return unverified(at, 'The event mapping of AppSprint could not be loaded.');
  const rows = facts.mapping.filter((row) => nameNow(row.tiktokEvent) === nameNow(event));
  if (!rows.some(({ enabled }) => enabled)) {
    const sent = [...new Set(facts.mapping.filter(({ enabled }) => enabled).map(({ tiktokEvent }) => tiktokEvent))];
    return wrong(at, {
      seen: `${seen}, which AppSprint ${rows.length > 0 ? 'has switched off' : 'does not send'}`,
      shouldBe:
        sent.length > 0 ? `One of the events AppSprint sends: ${sent.join(', ')}.` : 'An event that AppSprint sends.',
      whatToDo:
        rows.length > 0
          ? 'Switch its row on in the event mapping, or choose one of the events that are sent.'
          : 'Choose one of these events, or map an SDK event to it in the event mapping.',
    });
  }
  const { objective } = readings;
  if (objective.state === 'later') return right(at, seen);
  return whenRead(at, objective, (value) => judgeObjective(event, seen, value, facts) ?? right(at, seen));
}

/** What TikTok optimises for is an event that AppSprint sends and that goes with the objective (AppSprint docs, TikTok Ads page, steps 4 and 5). */
export const optimisationEventRule: Rule = {
  name: 'optimisation-event',
  title: 'Optimisation event',
  shouldBe: 'An event that is mapped and switched on in AppSprint, and that Ads Manager offers for the objective.',
  needs: [at, 'objective'],
  decide: (readings, facts) => whenRead(at, readings[at], (event, seen) => judgeEvent(event, seen, readings, facts)),
};
