/** Days from `from` to `to`, both included, each `YYYY-MM-DD`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

const dayLength = 86_400_000;

/** The day that is so many days after (or, with a negative number, before) a day. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
}

/** How many days a range has; none or fewer when it ends before it begins. */
export function countDays({ from, to }: DayRange): number {
  return (Date.parse(to) - Date.parse(from)) / dayLength + 1;
}

/** The calendar day of an instant in a time zone (IANA name). */
export function dayIn(timeZone: string, instant: Date): string {
  // Swedish writes dates as YYYY-MM-DD.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );
}

/** Furthest back, in days, that any window begins and any figure is loaded. */
export const longestWindow = 366;
