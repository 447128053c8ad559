import type { Verdict } from './answers.ts';

const second = 1_000;
const minute = 60_000;

/** TikTok counts an event of the same pixel, name and id once within 48 hours; an hour less is left for clocks and calls. */
export const safeToRepeat = 47 * 60 * minute;
/** Ours: TikTok names no age; 28 days is its longest click window. */
export const oldestForwarded = 28 * 24 * 60 * minute;

/** Failed calls in a row after which the pixel rests. */
const failuresToRest = 5;

/** Between half and the whole of a span, so that what failed together does not come back together. */
function jittered(span: number, random: () => number): number {
  return Math.round(span * (0.5 + random() / 2));
}

/** How long events wait after so many tries, in milliseconds: 1 s, doubled each time, at most half an hour. */
export function waitAfterTry(attempts: number, random: () => number): number {
  return jittered(Math.min(30 * minute, second * 2 ** Math.min(attempts - 1, 20)), random);
}

/** How long a pixel rests after so many failed calls in a row, in milliseconds; 0: not at all. */
export function restAfterFailures(failures: number, random: () => number): number {
  if (failures < failuresToRest) return 0;
  return jittered(Math.min(10 * minute, 2 * second * 2 ** Math.min(failures - failuresToRest, 20)), random);
}

/** Whether a person has to act is tried again after so long, in case the fault was TikTok's. */
export function waitForUser(random: () => number): number {
  return jittered(30 * minute, random);
}

/** Until a limit is over (TikTok, "Rate limits"): a second, five minutes, or until midnight UTC. */
export function throttledUntil(
  span: Extract<Verdict, { kind: 'throttled' }>['span'],
  now: Date,
  random: () => number,
): Date {
  switch (span) {
    case 'second':
      return new Date(now.getTime() + second + jittered(second, random));
    case 'minute':
      return new Date(now.getTime() + 5 * minute + jittered(10 * second, random));
    case 'day':
      return new Date(
        Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1) + jittered(minute, random),
      );
  }
}
