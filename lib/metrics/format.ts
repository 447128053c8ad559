import type { Quantity } from './figure.ts';

/** Writes quantities the way people of one locale read them. */
export type QuantityFormat = (quantity: Quantity) => string;

/**
 * The format of a locale (BCP 47). Money has its currency's own number of digits; ratios two digits and a times sign;
 * percent two digits. Decimals given as text are formatted exactly, without passing through a binary fraction.
 */
export function quantityFormat(locale: string): QuantityFormat {
  const count = new Intl.NumberFormat(locale);
  const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const money = new Map<string, Intl.NumberFormat>();
  const moneyOf = (currency: string) => {
    const known = money.get(currency) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
    money.set(currency, known);
    return known;
  };
  return (quantity) => {
    switch (quantity.unit) {
      case 'count':
        return count.format(quantity.value);
      case 'money':
        return moneyOf(quantity.currency).format(exact(quantity.amount));
      case 'ratio':
        return `${decimal.format(exact(quantity.value))}×`;
      case 'perThousand':
        return decimal.format(exact(quantity.value));
      case 'percent':
        return `${decimal.format(exact(quantity.value))} %`;
    }
  };
}

/** Writes a percentage with its sign and at most one digit after the point, as in "+9.2 %". */
export function signedPercentFormat(locale: string): (decimalText: string) => string {
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  return (decimalText) => `${decimal.format(exact(decimalText))} %`;
}

/** Intl formats decimal text exactly (ECMA-402, 2023); its type only knows the literal form. */
function exact(decimalText: string): Intl.StringNumericLiteral {
  return decimalText as Intl.StringNumericLiteral;
}
