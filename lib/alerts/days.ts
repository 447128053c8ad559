import { Day } from '#lib/appsprint/contract';

/** The calendar day before; counted on the calendar, because a day does not always have 24 hours. */
export function dayBefore(day: Day): Day {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return Day.parse(new Date(midnight - 24 * 60 * 60_000).toISOString().slice(0, 10));
}
