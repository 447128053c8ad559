const minute = 60_000;

/** The day after (or before, for negative `days`) a `YYYY-MM-DD` day. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * minute).toISOString().slice(0, 10);
}

/** The `count` days that end with `lastDay`, oldest first. */
export function daysUntil(lastDay: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addDays(lastDay, index - count + 1));
}

/** The `YYYY-MM-DD` day on which an instant (epoch milliseconds) falls in an IANA time zone. */
export function dayOf(instant: number, timeZone: string): string {
  return dayFormat(timeZone).format(instant);
}

/** The instant (epoch milliseconds) of a wall-clock minute of a day in an IANA time zone. */
export function instantOf(day: string, minuteOfDay: number, timeZone: string): number {
  const asIfUtc = Date.parse(`${day}T00:00:00Z`) + minuteOfDay * minute;
  // The offset is read twice because the first guess may lie on the other side of a daylight-saving change.
  const guess = asIfUtc - offsetAt(asIfUtc, timeZone);
  return asIfUtc - offsetAt(guess, timeZone);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  dayFormats.set(timeZone, made);
  return made;
}

function offsetAt(instant: number, timeZone: string): number {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000;
}
