import { sentence } from '#lib/sentences';
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
  return wrong(at, {
    seen,
    shouldBe: sentence(objective === 'sales' ? 'checks.event.offeredSales' : 'checks.event.offeredLead'),
    whatToDo: sentence(objective === 'sales' ? 'checks.event.doLead' : 'checks.event.doSales', { event }),
    severity: 'warn',
  });
}

function judgeEvent(event: string, seen: string, readings: Readings, facts: Facts): Verdict {
  if (facts.mapping === null) return unverified(at, sentence('checks.event.noMapping'));
  const rows = facts.mapping.filter((row) => nameNow(row.tiktokEvent) === nameNow(event));
  if (!rows.some(({ enabled }) => enabled)) {
    const sent = [...new Set(facts.mapping.filter(({ enabled }) => enabled).map(({ tiktokEvent }) => tiktokEvent))];
    return wrong(at, {
      seen: sentence(rows.length > 0 ? 'checks.event.seenOff' : 'checks.event.seenNotSent', { seen }),
      shouldBe:
        sent.length > 0
          ? sentence('checks.event.oneOf', { events: sent.join(', ') })
          : sentence('checks.event.anySent'),
      whatToDo: sentence(rows.length > 0 ? 'checks.event.doSwitchOn' : 'checks.event.doChoose'),
    });
  }
  const { objective } = readings;
  if (objective.state === 'later') return right(at, seen);
  return whenRead(at, objective, (value) => judgeObjective(event, seen, value, facts) ?? right(at, seen));
}

/** What TikTok optimises for is an event that AppSprint sends and that goes with the objective (AppSprint docs, TikTok Ads page, steps 4 and 5). */
export const optimisationEventRule: Rule = {
  name: 'optimisation-event',
  title: sentence('audit.rules.optimisationEvent'),
  shouldBe: sentence('checks.rightWhen.optimisationEvent'),
  needs: [at, 'objective'],
  decide: (readings, facts) => whenRead(at, readings[at], (event, seen) => judgeEvent(event, seen, readings, facts)),
};
