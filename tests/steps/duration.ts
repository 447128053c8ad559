/** Milliseconds in so many minutes. */
export function minutes(count: number): number {
  return count * 60_000;
}

/** A duration in milliseconds as a person reads it: `4.2 s`, `2 min 05 s`. */
export function spoken(milliseconds: number): string {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
