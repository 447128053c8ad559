/** Milliseconds by which the clocks of a browser's processes may differ without any of them being wrong (ours). */
const clockDifference = 1_000;

/**
 * Milliseconds since something came; null where nobody can know, because the clock was put back since and it would come from
 * the future.
 */
export function ageOf(fetchedAt: number, now: number): number | null {
  const age = now - fetchedAt;
  return age < -clockDifference ? null : Math.max(0, age);
}

/** Whole hours since something came; null where nobody can know. */
export function hoursOld(fetchedAt: number, now: number): number | null {
  const age = ageOf(fetchedAt, now);
  return age === null ? null : Math.floor(age / 3_600_000);
}

/** Whether something may be shown without asking again. What comes from the future never is. */
export function isFresh(fetchedAt: number, freshFor: number, now: number): boolean {
  const age = ageOf(fetchedAt, now);
  return age !== null && age < freshFor;
}
