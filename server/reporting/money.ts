import Big from 'big.js';
import type { Money } from '#lib/appsprint/contract';

const decimalsOf = new Map<string, number>();

/** How many decimals a currency is written with at least: 2 for USD, 0 for JPY. */
function minorDigits(currency: string): number {
  const known = decimalsOf.get(currency);
  if (known !== undefined) return known;
  const { minimumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  decimalsOf.set(currency, minimumFractionDigits);
  return minimumFractionDigits;
}

/** An exact amount, written with at least the decimals of its currency. */
export function moneyOf(amount: string | Big, currency: string): Money {
  const exact = new Big(amount);
  const written = exact.toFixed();
  const decimals = written.split('.')[1]?.length ?? 0;
  return { amount: exact.toFixed(Math.max(decimals, minorDigits(currency))), currency };
}

/** Sums per currency, never across currencies, in the order of the codes. A currency whose sum is nothing is left out. */
export function sumByCurrency(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, Big>();
  for (const { amount, currency } of amounts) sums.set(currency, (sums.get(currency) ?? new Big(0)).plus(amount));
  return [...sums]
    .filter(([, sum]) => !sum.eq(0))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, sum]) => moneyOf(sum, currency));
}
