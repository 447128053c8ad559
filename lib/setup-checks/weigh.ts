import { sentence } from '#lib/sentences';
import type { Certainty, Reading } from './readings.ts';

type Found<T> = Extract<Reading<T>, { state: 'found' }>;

const weights: Readonly<Record<Certainty, number>> = { low: 1, medium: 2, high: 3 };

const isFound = <T>(reading: Reading<T>): reading is Found<T> => reading.state === 'found';

/**
 * One reading out of several of the same field. Two that agree and come from different signals are of high certainty; of two that disagree the surer one
 * counts, and none when they are equally sure. The values are compared as JSON.
 */
export function weigh<T>(readings: readonly Reading<T>[]): Reading<T> {
  const found = readings.filter(isFound).sort((one, other) => weights[other.certainty] - weights[one.certainty]);
  const [best] = found;
  if (best === undefined) return readings.find(({ state }) => state === 'unreadable') ?? { state: 'later' };
  const agrees = (other: Found<T>) => JSON.stringify(other.value) === JSON.stringify(best.value);
  const opposed = found.find((other) => !agrees(other) && other.certainty === best.certainty);
  if (opposed !== undefined) {
    return { state: 'unreadable', reason: sentence('checks.twoWords', { one: best.raw, other: opposed.raw }) };
  }
  const second = found.find((other) => other.signal !== best.signal && agrees(other));
  return second === undefined ? best : { ...best, certainty: 'high' };
}
