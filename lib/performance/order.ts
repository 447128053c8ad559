import type { MetricName } from '#lib/metrics';
import type { Work } from './slices.ts';

/** What a table is sorted by. */
export interface Order {
  readonly by: MetricName | 'name';
  readonly direction: 'rising' | 'falling';
}

/** Places in a list of rows, or a number for each of them. */
export type Places = Uint32Array<ArrayBuffer>;

/** One number for each row to order by; not a number where the row has no value. */
export type Keys = Float64Array<ArrayBuffer>;

/** Comparisons between two stops. */
const stretch = 256;

/** The places from 0 to `count`, sorted (merged bottom up, because that can stop anywhere); equal ones keep their order. */
export function* sortedPlaces(count: number, compare: (one: number, other: number) => number): Work<Places> {
  let from = Uint32Array.from({ length: count }, (_, place) => place);
  let to = new Uint32Array(count);
  yield;
  for (let width = 1; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const middle = Math.min(start + width, count);
      const end = Math.min(start + 2 * width, count);
      let left = start;
      let right = middle;
      for (let place = start; place < end; place++) {
        const one = from[left] ?? 0;
        const other = from[right] ?? 0;
        const takesLeft = right >= end || (left < middle && compare(one, other) <= 0);
        to[place] = takesLeft ? one : other;
        if (takesLeft) left += 1;
        else right += 1;
        if (place % stretch === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/** For each place its rank: 0 for the first, the same one for equals. */
export function* ranks(count: number, compare: (one: number, other: number) => number): Work<Places> {
  const sorted = yield* sortedPlaces(count, compare);
  const found = new Uint32Array(count);
  let rank = 0;
  for (let index = 0; index < count; index++) {
    const place = sorted[index] ?? 0;
    if (index > 0 && compare(sorted[index - 1] ?? 0, place) !== 0) rank += 1;
    found[place] = rank;
    if (index % stretch === 0) yield;
  }
  return found;
}

/**
 * The places in the order of their keys. Places without a key stand last in both directions, because they are neither large
 * nor small; equal ones stand by their tie.
 */
export function placesInOrder(keys: Keys, ties: Places, direction: Order['direction']): Work<Places> {
  const sign = direction === 'rising' ? 1 : -1;
  const byTie = (one: number, other: number) => (ties[one] ?? 0) - (ties[other] ?? 0);
  return sortedPlaces(keys.length, (one, other) => {
    const key = keys[one] ?? Number.NaN;
    const otherKey = keys[other] ?? Number.NaN;
    if (Number.isNaN(key) || Number.isNaN(otherKey))
      return Number(Number.isNaN(key)) - Number(Number.isNaN(otherKey)) || byTie(one, other);
    return sign * (key - otherKey) || byTie(one, other);
  });
}
