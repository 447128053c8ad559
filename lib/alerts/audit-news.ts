import type { AppFacts } from './facts.ts';

/** How many findings of the audit came after a moment, and up to when they are known now (epoch milliseconds). */
export interface AuditNews {
  readonly count: number;
  readonly knownUntil: number | null;
}

/**
 * Findings with an object that was first seen faulty after `knownUntil`. An object that the last audit did not know yet is left for
 * the audit that knows it. Before anything is known, nothing counts as news.
 */
export function newFindings(audit: AppFacts['audit'], knownUntil: number | null): AuditNews {
  if (audit === null || audit.lastRunAt === null) return { count: 0, knownUntil };
  const ran = Date.parse(audit.lastRunAt);
  if (knownUntil === null) return { count: 0, knownUntil: ran };
  const isNew = (firstSeenAt: string | null) => firstSeenAt !== null && Date.parse(firstSeenAt) > knownUntil;
  const count = audit.findings.filter(({ objects }) => objects.some(({ firstSeenAt }) => isNew(firstSeenAt))).length;
  return { count, knownUntil: Math.max(ran, knownUntil) };
}
