import type { Day, Integration, ReportingState } from '#lib/appsprint/contract';
import type { Quantity } from '#lib/metrics';
import type { AlertSettings, Targets } from '#lib/settings';
import type { Alert } from './alert.ts';
import { newFindings } from './audit-news.ts';
import type { AppFacts, DayOfAdvertiser, RefusedFacts } from './facts.ts';
import { isQuiet } from './quiet-hours.ts';
import { type MissedTarget, missedTargets } from './targets.ts';
import { nothingTold, type ToldOfApp } from './told.ts';

/** When it is, and by which clock the person lives. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** IANA name. */
  readonly timeZone: string;
  /** Today and yesterday in the advertiser's time zone. */
  readonly today: Day;
}

/** Milliseconds after which TikTok's side is too old to warn by; it is loaded every half hour. */
export const tooOld = 2 * 60 * 60_000;

/**
 * The alerts that are due now, and what has been told once they are shown. A cause is told once a day for each app. In quiet hours
 * nothing is told and nothing counts as told, so that what still holds is told when they are over. Figures that are loading, stale
 * or unknown warn of nothing.
 */
export function dueAlerts(
  facts: AppFacts | RefusedFacts,
  settings: AlertSettings,
  before: ToldOfApp | undefined,
  moment: Moment,
): { readonly alerts: readonly Alert[]; readonly told: ToldOfApp } {
  const known = before ?? nothingTold;
  const news = newFindings(facts.state === 'answered' ? facts.audit : null, known.auditKnownUntil);
  // What the first audit finds is there already when a person comes, and is no news.
  const told = known.auditKnownUntil === null ? { ...known, auditKnownUntil: news.knownUntil } : known;
  if (isQuiet(settings.quietHours, moment.now, moment.timeZone)) return { alerts: [], told };

  const wanted =
    facts.state === 'refused'
      ? [refusal(facts, moment)]
      : [...brokenParts(facts, moment), ...missed(facts, settings, moment), ...auditAlert(facts, news.count, moment)];
  const alerts = newestOfEachCause(wanted).filter(
    ({ cause, day }) => !settings.off.includes(cause) && (told.days[cause] ?? '') < day,
  );
  const days = { ...told.days, ...Object.fromEntries(alerts.map(({ cause, day }) => [cause, day])) };
  const hasToldOfAudit = alerts.some(({ cause }) => cause === 'auditNew');
  return { alerts, told: { days, auditKnownUntil: hasToldOfAudit ? news.knownUntil : told.auditKnownUntil } };
}

function refusal({ appId, what, remedy }: RefusedFacts, { today }: Moment): Alert {
  return { appId, appName: 'AppSprint', day: today, cause: 'accessLost', message: what, remedy };
}

function brokenParts({ appId, integration }: AppFacts, { now, today }: Moment): Alert[] {
  const { app, connection, findings, forwarding } = integration;
  const base = { appId, appName: app.name, day: today };
  const alerts: Alert[] = [];
  if (connection !== 'connected' && connection !== 'not-connected') {
    // The API lists the most basic trouble first, and nothing is more basic than the connection.
    const finding = findings.find(({ severity }) => severity === 'bad');
    alerts.push({ ...base, cause: 'accessLost', message: finding?.message ?? '', remedy: finding?.remedy ?? '' });
  }
  const { problem } = forwarding;
  if (problem !== null && isFailing(forwarding.state, now - Date.parse(problem.since))) {
    alerts.push({ ...base, cause: 'forwardingFailing', message: problem.message, remedy: problem.remedy });
  }
  return alerts;
}

/** Forwarding that tries again by itself is left alone for an hour (ours); what only a person can mend is told at once. */
function isFailing(state: Integration['forwarding']['state'], since: number): boolean {
  return state === 'needs-person' || (state === 'retrying' && since >= 60 * 60_000);
}

function missed(facts: AppFacts, settings: AlertSettings, { now, today }: Moment): Alert[] {
  const { appId, integration } = facts;
  const targets = settings.targets[appId];
  const { advertiser, app, reporting } = integration;
  if (targets === undefined || advertiser === null || !isCurrent(reporting, now)) return [];
  return [facts.yesterday, facts.today].flatMap((one) =>
    misses(one, targets, today).map(({ cause, figure: { quantity } }): Alert => {
      const target = targetOf(cause, targets);
      return { appId, appName: app.name, day: one?.day ?? today, cause, quantity, target, advertiserId: advertiser.id };
    }),
  );
}

function misses(one: DayOfAdvertiser | null, targets: Targets, today: Day): MissedTarget[] {
  if (one === null || one.sums === null || one.day > today) return [];
  return missedTargets(one.sums, targets, one.day < today ? 'over' : 'going-on');
}

function targetOf(cause: MissedTarget['cause'], targets: Targets): Quantity {
  const amount = targets[cause] ?? '0';
  return cause === 'roasBelow'
    ? { unit: 'ratio', value: amount }
    : { unit: 'money', amount, currency: targets.currency };
}

function isCurrent(reporting: ReportingState, now: number): boolean {
  return reporting.state === 'current' && Math.abs(now - Date.parse(reporting.at)) <= tooOld;
}

function auditAlert({ appId, integration }: AppFacts, findings: number, { today }: Moment): Alert[] {
  if (findings === 0) return [];
  return [{ appId, appName: integration.app.name, day: today, cause: 'auditNew', findings }];
}

function newestOfEachCause(alerts: readonly Alert[]): Alert[] {
  const byCause = new Map<Alert['cause'], Alert>();
  for (const alert of alerts) {
    const other = byCause.get(alert.cause);
    if (other === undefined || other.day < alert.day) byCause.set(alert.cause, alert);
  }
  return [...byCause.values()];
}
