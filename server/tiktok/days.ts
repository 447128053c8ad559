import { addDays, type DayRange } from '../calendar.ts';

/** TikTok's figures still change for some days; the last three are pulled again each time. */
const changingDays = 3;
/** A day that changed today or yesterday is pulled again too, with all after it; those numbers are ours. */
export const settlingDays = 2;
/** Days that may be pulled again: TikTok credits a conversion to a click up to 28 days old. */
const longestChange = 30;
/** Days in one report. TikTok takes 30; fewer show the progress of a back-fill. */
const longestRange = 10;

function inParts({ from, to }: DayRange): DayRange[] {
  const parts: DayRange[] = [];
  for (let start = from; start <= to; start = addDays(start, longestRange)) {
    const end = addDays(start, longestRange - 1);
    parts.push({ from: start, to: end < to ? end : to });
  }
  return parts;
}

/** Both ranges and what lies between them. */
export function joined(one: DayRange | null, other: DayRange): DayRange {
  if (one === null) return other;
  return { from: one.from < other.from ? one.from : other.from, to: one.to > other.to ? one.to : other.to };
}

/**
 * The ranges to pull, in the order that keeps what has been loaded without a gap: first forwards from the last days that
 * were loaded, however long ago, to today; then backwards to the first day that is wanted.
 * @param changed the first day whose figures changed lately; null: none
 */
export function rangesToPull(
  today: string,
  wantedFrom: string,
  loaded: DayRange | null,
  changed: string | null = null,
): DayRange[] {
  if (loaded === null) return inParts({ from: wantedFrom, to: today }).reverse();
  const lastLoaded = loaded.to < today ? loaded.to : today;
  const usual = addDays(lastLoaded, 1 - changingDays);
  const oldest = addDays(today, 1 - longestChange);
  const stillChanging = changed === null || changed < oldest ? oldest : changed;
  const again = changed !== null && stillChanging < usual ? stillChanging : usual;
  const refresh = inParts({ from: again > loaded.from ? again : loaded.from, to: today });
  const older = inParts({ from: wantedFrom, to: addDays(loaded.from, -1) }).reverse();
  return [...refresh, ...older];
}
