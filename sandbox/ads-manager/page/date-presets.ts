import { addDays } from '../../days.ts';

export interface Dates {
  readonly st: string;
  readonly et: string;
}

/** Spans that end on `today`, both ends included. */
export const datePresets = [
  { label: 'Today', days: 1 },
  { label: 'Last 7 days', days: 7 },
  { label: 'Last 30 days', days: 30 },
] as const;

/** The last `days` days up to and with `today`. */
export function lastDays(today: string, days: number): Dates {
  return { st: addDays(today, 1 - days), et: today };
}
