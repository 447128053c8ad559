import Big from 'big.js';
import type { TwoSidedSums } from './difference.ts';
import type { Amount } from './figures.ts';

/**
 * The sum of rows as they are shown; one that holds a fallback is a fallback itself. TikTok's side is null only where no row
 * has it. Amounts of different currencies stay apart.
 * @param currency the advertiser's currency, in which spend is
 */
export function addSums(rows: readonly TwoSidedSums[], currency: string): TwoSidedSums {
  const installs = rows.map((row) => row.installs);
  const revenue = rows.map((row) => row.revenue);
  const fallback = (some: readonly { readonly source: 'attributed' | 'fallback' }[]) =>
    some.some(({ source }) => source === 'fallback') ? 'fallback' : 'attributed';
  return {
    spend: knownOrNull(
      rows.map(({ spend }) => spend),
      (spends) => ({ amount: addAmounts(spends), currency }),
    ),
    impressions: knownOrNull(
      rows.map(({ impressions }) => impressions),
      add,
    ),
    clicks: knownOrNull(
      rows.map(({ clicks }) => clicks),
      add,
    ),
    installs: {
      value: add(installs.map(({ value }) => value)),
      source: fallback(installs),
      attributed: add(installs.map(({ attributed }) => attributed)),
      reported: reportedOrNull(
        installs.map(({ reported }) => reported),
        add,
      ),
    },
    revenue: {
      value: addByCurrency(revenue.flatMap(({ value }) => value)),
      source: fallback(revenue),
      attributed: addByCurrency(revenue.flatMap(({ attributed }) => attributed)),
      reported: reportedOrNull(
        revenue.map(({ reported }) => reported),
        (amounts) => ({ amount: addAmounts(amounts), currency }),
      ),
    },
  };
}

/** No row at all adds up to nothing, which is a real zero; rows that are all unknown are unknown together. */
function knownOrNull<T, S>(values: readonly (T | null)[], sum: (known: readonly T[]) => S): S | null {
  return values.length > 0 && values.every((value) => value === null) ? null : sum(present(values));
}

/** Without any row that TikTok reports for, there is nothing to compare with, not a zero. */
function reportedOrNull<T, S>(values: readonly (T | null)[], sum: (known: readonly T[]) => S): S | null {
  const known = present(values);
  return known.length === 0 ? null : sum(known);
}

function present<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value) => value !== null);
}

function add(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function addAmounts(amounts: readonly Amount[]): string {
  return amounts.reduce((sum, { amount }) => sum.plus(amount), new Big(0)).toFixed();
}

function addByCurrency(amounts: readonly Amount[]): Amount[] {
  const byCurrency = Map.groupBy(amounts, ({ currency }) => currency);
  return [...byCurrency]
    .map(([currency, some]) => ({ amount: addAmounts(some), currency }))
    .filter(({ amount }) => amount !== '0')
    .sort((one, other) => (one.currency < other.currency ? -1 : 1));
}
