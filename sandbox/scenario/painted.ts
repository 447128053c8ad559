import type { ExpectedRow } from './expected.ts';

/** What a person must read in one row of an en-US browser: an en dash stands for "no value". */
export interface ExpectedText {
  readonly installs: string;
  readonly cpi: string;
  readonly roas: string;
}

const none = '–';

/** The three default metrics of a row as text, rounded half away from zero, worked out without any code of the product. */
export function expectedText(row: ExpectedRow, currency: string): ExpectedText {
  const currencies = Object.keys(row.revenue);
  const foreign = currencies.some((other) => other !== currency);
  const revenue = row.revenue[currency] ?? 0;
  return {
    installs: new Intl.NumberFormat('en-US').format(row.installs),
    cpi: row.installs === 0 ? none : money(roundedDivision(row.spend, row.installs), currency),
    roas: row.spend === 0 || foreign ? none : `${hundredths(roundedDivision(revenue * 100, row.spend))}×`,
  };
}

/** Quotient of two non-negative whole numbers, rounded half up. */
function roundedDivision(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}

function money(cents: number, currency: string): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(cents / 100);
}

function hundredths(value: number): string {
  return new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value / 100);
}
