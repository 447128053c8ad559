import type { QuietHours } from '#lib/settings';

/**
 * Whether nobody wants to be disturbed now. What the clock on the wall shows decides, so that a night in which the clock is
 * changed is quiet from its beginning to its end.
 * @param now epoch milliseconds
 * @param timeZone IANA name of the zone whose clock the person looks at
 */
export function isQuiet(hours: QuietHours | null, now: number, timeZone: string): boolean {
  if (hours === null) return false;
  const clock = wallClock(now, timeZone);
  const { from, to } = hours;
  return from < to ? from <= clock && clock < to : from <= clock || clock < to;
}

/** Hours and minutes as `HH:MM`. */
function wallClock(now: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return format.format(new Date(now));
}
