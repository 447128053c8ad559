const millisecondsInDay = 86_400_000;

/** The day `count` days after `day` (before it, if negative); both `YYYY-MM-DD`. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * millisecondsInDay).toISOString().slice(0, 10);
}

/** How many days the span has, both ends included; less than 1 when `to` is before `from`. */
export function countDays(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsInDay + 1;
}

/** Every day of the span, both ends included. */
export function daysBetween(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, countDays(from, to)) }, (_, index) => addDays(from, index));
}
