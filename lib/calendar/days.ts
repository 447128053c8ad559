import { Day } from '#lib/appsprint/contract';

/** First and last day of a window, both included. */
export interface DayWindow {
  readonly from: Day;
  readonly to: Day;
}

const day = 86_400_000;

/**
 * The last `count` days up to today.
 * @param now epoch milliseconds
 * @param timeZone IANA name of the zone whose days are meant; left out: the browser's, until the advertiser's is known
 */
export function daysAgo(count: number, now: number, timeZone?: string): DayWindow {
  return { from: dayOf(now - (count - 1) * day, timeZone), to: dayOf(now, timeZone) };
}

/** Yesterday alone. */
export function yesterday(now: number, timeZone?: string): DayWindow {
  const one = dayOf(now - day, timeZone);
  return { from: one, to: one };
}

/** The day that an instant (epoch milliseconds) falls on. */
export function dayOf(instant: number, timeZone?: string): Day {
  // Swedish writes days as the contract does, YYYY-MM-DD.
  const format = new Intl.DateTimeFormat('sv-SE', timeZone === undefined ? {} : { timeZone });
  return Day.parse(format.format(instant));
}
