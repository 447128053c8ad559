/** An amount of minor units as TikTok prints it: two decimals, no grouping, such as `24.92`. */
export function amountText(minorUnits: number): string {
  return (minorUnits / 100).toFixed(2);
}

/**
 * A quotient rounded to two decimals. TikTok prints `0.00` where the divisor is zero, although there is no value then.
 * `scale` multiplies the dividend: 100 for a percentage, 1000 for a price per thousand.
 */
export function ratioText(dividend: number, divisor: number, scale = 1): string {
  return divisor === 0 ? '0.00' : ((dividend * scale) / divisor).toFixed(2);
}
