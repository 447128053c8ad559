import type { AuditFinding } from '#lib/appsprint/contract';
import type { RuleName } from '#lib/setup-checks';
import { t, type WordKey } from '#lib/words';

const titles: Readonly<Record<RuleName, WordKey>> = {
  objective: 'audit.rules.objective',
  destination: 'audit.rules.destination',
  pixel: 'audit.rules.pixel',
  'optimisation-event': 'audit.rules.optimisationEvent',
  bidding: 'audit.rules.bidding',
  'operating-system': 'audit.rules.operatingSystem',
  placement: 'audit.rules.placement',
  'signal-link': 'audit.rules.signalLink',
  'smart-plus': 'audit.rules.smartPlus',
  tracking: 'audit.rules.tracking',
};

/** The title of a rule, which is that of its help page too. A rule of a newer API has the API's own title. */
export function ruleTitle({ rule, title }: Pick<AuditFinding, 'rule' | 'title'>): string {
  return Object.hasOwn(titles, rule) ? t(titles[rule as RuleName]) : title;
}

export function severityWords({ severity }: Pick<AuditFinding, 'severity'>): string {
  return t(`audit.severities.${severity}`);
}
