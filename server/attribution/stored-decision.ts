import * as z from 'zod/mini';
import { storableJson } from '../database/index.ts';
import type { Click } from './candidates.ts';
import { type Credit, creditOf } from './credit.ts';
import { type Decision, type InstallEvidence, strengthOf } from './decide.ts';
import { deviceDetailsOf } from './device-details.ts';
import type { Windows } from './windows.ts';

/** A decision as the columns of an install. */
export interface DecisionColumns extends Credit {
  readonly source: string;
  readonly match_type: string;
  readonly confidence: string;
  readonly reason: string;
  /** JSON text: what the decision rests on. */
  readonly evidence: string;
}

/** The columns that keep a decision with its evidence. */
export function columnsOf(
  decision: Decision<Click>,
  install: InstallEvidence,
  windows: Windows,
  devicesAtAddress: number,
): DecisionColumns {
  const match =
    decision.source === 'organic'
      ? {}
      : { grade: decision.grade, clickedAt: decision.click.clickedAt, ...decision.twins, devicesAtAddress };
  return {
    source: decision.source,
    match_type: decision.matchType,
    confidence: String(decision.confidence),
    reason: decision.reason,
    evidence: storableJson({ ...install, ...match, windows }),
    ...creditOf(decision),
  };
}

const StoredEvidence = z.looseObject({
  installedAt: z.string(),
  ip: z.string(),
  deviceKeys: z.array(z.string()),
  system: z.nullish(z.enum(['ios', 'android'])),
  referrerClickId: z.nullish(z.string()),
  ttclid: z.nullish(z.string()),
  details: z.nullish(z.record(z.string(), z.unknown())),
  grade: z.optional(z.enum(['click_id', 'ttclid', 'same_device', 'similar_device'])),
  clickedAt: z.optional(z.string()),
});

/** What an install brought, as its stored evidence says. */
export function installEvidenceIn(stored: unknown): InstallEvidence {
  const evidence = StoredEvidence.parse(stored);
  const details = evidence.details ?? {};
  return {
    installedAt: new Date(evidence.installedAt),
    ip: evidence.ip,
    deviceKeys: evidence.deviceKeys,
    system: evidence.system ?? null,
    referrerClickId: evidence.referrerClickId ?? null,
    ttclid: evidence.ttclid ?? null,
    details: { ...deviceDetailsOf(details), language: typeof details.language === 'string' ? details.language : null },
  };
}

/** The parts of a stored install that say how it was decided. */
export interface Standing {
  readonly source: string;
  readonly click_id: string | null;
  readonly confidence: string;
  readonly reason: string;
  readonly evidence: unknown;
}

/** A decision of before grades were kept counts as one by address and device. */
function standingStrength({ evidence }: Standing): number {
  return strengthOf(StoredEvidence.parse(evidence).grade ?? 'same_device');
}

/**
 * Whether a new decision takes the place of the one that stands. Credit only ever gets better: from organic to a click, from
 * address and device to a click id, or to a later click of the same strength. It is never taken back, even when the click is
 * deleted or the windows are narrowed afterwards.
 */
export function replaces(next: Decision<Click>, standing: Standing): boolean {
  if (next.source === 'organic') return false;
  if (standing.source === 'organic') return true;
  const isSameClick = next.click.clickId === standing.click_id;
  if (isSameClick && strengthOf(next.grade) === standingStrength(standing)) {
    return next.confidence !== Number(standing.confidence) || next.reason !== standing.reason;
  }
  const apart = strengthOf(next.grade) - standingStrength(standing);
  if (apart !== 0) return apart > 0;
  const { clickedAt = '' } = StoredEvidence.parse(standing.evidence);
  const later = next.click.clickedAt.getTime() - (Date.parse(clickedAt) || 0);
  return later === 0 ? next.click.clickId > (standing.click_id ?? '') : later > 0;
}
