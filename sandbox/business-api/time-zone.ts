const minutesInHour = 60;

/**
 * TikTok's `timezone` of an account beside its `display_timezone`: POSIX style, with the sign reversed and without
 * summer time, such as `Etc/GMT+8` for `America/Los_Angeles` (rows of airbytehq/airbyte source-tiktok-marketing).
 * A zone that is no whole number of hours from UTC has no such name and keeps its own.
 */
export function posixTimeZone(timeZone: string): string {
  // The smaller offset of a year is standard time; the year itself does not matter.
  const offsets = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)].map((instant) => offsetMinutes(timeZone, instant));
  const standard = Math.min(...offsets);
  if (standard % minutesInHour !== 0) return timeZone;
  const hours = standard / minutesInHour;
  if (hours === 0) return 'Etc/GMT';
  return hours > 0 ? `Etc/GMT-${hours}` : `Etc/GMT+${-hours}`;
}

function offsetMinutes(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const match = /^GMT(?<sign>[+-])(?<hours>\d{2}):(?<minutes>\d{2})/.exec(name);
  if (match?.groups === undefined) return 0;
  const minutes = Number(match.groups.hours) * minutesInHour + Number(match.groups.minutes);
  return match.groups.sign === '-' ? -minutes : minutes;
}
