/** How long an API is left alone after it could not be reached. */
export interface BackOff {
  /** Failures in a row. */
  readonly failures: number;
  /** Epoch milliseconds; the API is left alone from the one to the other. */
  readonly from: number;
  readonly until: number;
  /** The API itself asked to be left alone (RFC 9110, Retry-After). */
  readonly isAskedFor: boolean;
}

/** Milliseconds after the first failure; twice as long after each further one, up to the longest. All of this is ours. */
const first = 2_000;
const longest = 5 * 60_000;
/** Longest that an API is left alone because it asked for it: a mistake in a header must not silence the extension for good. */
const longestAskedFor = 3_600_000;

/**
 * What holds after a failure.
 * @param before what held until now; a failure of a question that was asked before it began is none more, but may ask for a longer wait
 * @param askedFor milliseconds for which the API asked to be left alone, or null
 * @param random from 0 up to 1: browsers that failed together do not come back together
 */
export function backOffAfter(before: BackOff | null, now: number, askedFor: number | null, random: number): BackOff {
  const asked = Math.min(askedFor ?? 0, longestAskedFor);
  if (before !== null && isInForce(before, now)) {
    return now + asked > before.until ? { ...before, until: now + asked, isAskedFor: true } : before;
  }
  const failures = (before?.failures ?? 0) + 1;
  // Beyond 2^20 the power would only grow out of its number.
  const wait = Math.min(longest, first * 2 ** Math.min(failures - 1, 20)) * (0.5 + random / 2);
  return { failures, from: now, until: now + Math.round(Math.max(wait, asked)), isAskedFor: asked > wait };
}

/** Whether the API is left alone. A clock that was put back ends it: nobody knows how long ago it began. */
export function isInForce({ from, until }: BackOff, now: number): boolean {
  return from <= now && now < until;
}
