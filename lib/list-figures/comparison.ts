import { type Difference, noDifferenceTexts, type Quantity } from '#lib/metrics';
import type { Explanation } from '#lib/overlay';
import type { Writing } from './writing.ts';

/** AppSprint's number beside TikTok's and how they differ, as the card says it; nothing for a number that only TikTok counts. */
export function comparison(
  difference: Difference | undefined,
  writing: Writing,
): Pick<Explanation, 'pairs' | 'sentences'> {
  if (difference === undefined) return { pairs: [], sentences: [] };
  const side = (label: string, quantity: Quantity | null) =>
    quantity === null ? [] : [{ label, text: writing.quantity(quantity) }];
  const sides = [...side('AppSprint', difference.attributed), ...side('TikTok', difference.reported)];
  if (difference.state === 'not-compared') {
    // Where neither has a value, the number's own reason says it all.
    return { pairs: sides, sentences: sides.length === 0 ? [] : [noDifferenceTexts[difference.reason]] };
  }
  return { pairs: [...sides, { label: 'Difference', text: differenceText(difference, writing) }], sentences: [] };
}

function differenceText(
  { by, percent }: Extract<Difference, { state: 'compared' }>,
  { quantity, signedPercent }: Writing,
): string {
  const decimal = by.unit === 'money' ? by.amount : String(by.value);
  if (Number(decimal) === 0) return 'none';
  const few = by.unit === 'count' ? 'fewer' : 'less';
  const size = `${quantity(withoutSign(by))} ${decimal.startsWith('-') ? few : 'more'}`;
  return percent === null ? size : `${size}, ${signedPercent(percent)}`;
}

function withoutSign(quantity: Quantity): Quantity {
  switch (quantity.unit) {
    case 'count':
      return { ...quantity, value: Math.abs(quantity.value) };
    case 'money':
      return { ...quantity, amount: quantity.amount.replace('-', '') };
    case 'ratio':
    case 'perThousand':
    case 'percent':
      return { ...quantity, value: quantity.value.replace('-', '') };
  }
}
