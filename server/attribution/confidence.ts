import type { Comparison } from './twins.ts';

/** How a click was connected with an install, weakest first. */
export type MatchGrade = 'similar_device' | 'same_device' | 'ttclid' | 'click_id';

/** This many fields that are the same make as sure of a device as its details can. */
const fullAgreement = 6;
/** One more device on an address weighs no more after this many. */
const crowd = 20;

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

/**
 * How sure a match is, from 0 to 1. The scale is ours: 1 for our own click id, 0.98 for TikTok's, at most 0.95 for address and
 * device. Details that are the same raise it, details that differ lower it, other devices on the same address lower it.
 * @param devicesAtAddress how many kinds of device clicked from the address within the window
 */
export function confidenceOf(grade: MatchGrade, twins: Comparison, devicesAtAddress: number): number {
  if (grade === 'click_id') return 1;
  if (grade === 'ttclid') return 0.98;
  const base = grade === 'same_device' ? 0.8 : 0.6;
  const { same, different } = { same: twins.same.length, different: twins.different.length };
  const agreed = base + (0.95 - base) * Math.min(1, same / fullAgreement);
  const compared = different === 0 ? agreed : base * (1 - (0.6 * different) / (same + different));
  const others = Math.min(Math.max(devicesAtAddress, 1), crowd) - 1;
  return round(Math.max(0.1, compared / (1 + 0.05 * others)));
}
