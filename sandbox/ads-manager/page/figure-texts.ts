import type { Words } from './words.ts';

/** What stands where a number is still loading. */
export const loading = '-';

/** Number, space, currency code, such as `1,024.92 EUR`. */
export function moneyText(amount: string, currency: string): string {
  return `${Number(amount).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${currency}`;
}

/** A whole number with grouping. */
export function countText(count: string): string {
  return Number(count).toLocaleString('en-US');
}

/** The texts of a budget cell: `tip` is the amount that the page shows on hover, a decoy for readers of money. */
export function budgetTexts(
  budget: string | null,
  currency: string,
  words: Words,
): { readonly amount: string; readonly kind: string; readonly tip: string } {
  if (budget === null) return { amount: words.noLimit, kind: '', tip: '' };
  return {
    amount: moneyText(budget, currency),
    kind: words.daily,
    tip: `${words.startingBudget}: ${moneyText(String(Number(budget) * 5), currency)}`,
  };
}
