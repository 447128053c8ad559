import Big from 'big.js';
import type { Figure, FigureSource, NoValueReason, Quantity } from './figure.ts';
import type { MetricName } from './names.ts';

/** An exact decimal amount as text in one ISO 4217 currency. */
export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** Sums of one row or one total; TikTok's side is null where it has not been loaded. */
export interface Sums {
  readonly spend: Amount | null;
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly installs: { readonly value: number; readonly source: 'attributed' | 'fallback' };
  /** One amount per currency; no amount at all means no revenue. */
  readonly revenue: { readonly value: readonly Amount[]; readonly source: 'attributed' | 'fallback' };
}

/** Decimal places a ratio is worked out to; far more than any display shows. */
const precision = 12;

/**
 * The figure of one metric from sums. Definitions are those of the AppSprint docs (TikTok Ads page, section "metrics");
 * ratios are quotients of sums, a zero divisor gives no value, and amounts of two currencies are never combined.
 * A ratio that uses a fallback is a fallback itself.
 * @param currency the advertiser's currency, used for a revenue of nothing
 */
export function figureOf(metric: MetricName, sums: Sums, currency: string): Figure {
  const { spend, impressions, clicks, installs, revenue } = sums;
  switch (metric) {
    case 'installs':
      return valueOrZero({ unit: 'count', value: installs.value }, installs.source);
    case 'revenue':
      return revenueFigure(revenue, currency);
    case 'spend':
      return spend === null ? notLoaded('reported') : valueOrZero({ unit: 'money', ...spend }, 'reported');
    case 'impressions':
      return impressions === null
        ? notLoaded('reported')
        : valueOrZero({ unit: 'count', value: impressions }, 'reported');
    case 'clicks':
      return clicks === null ? notLoaded('reported') : valueOrZero({ unit: 'count', value: clicks }, 'reported');
    case 'cpi':
      if (spend === null) return notLoaded(installs.source);
      return quotient(spend.amount, installs.value, 'no-installs', installs.source, (value) => ({
        unit: 'money',
        amount: value,
        currency: spend.currency,
      }));
    case 'cpc':
      if (spend === null || clicks === null) return notLoaded('reported');
      return quotient(spend.amount, clicks, 'no-clicks', 'reported', (value) => ({
        unit: 'money',
        amount: value,
        currency: spend.currency,
      }));
    case 'cpm':
      if (spend === null || impressions === null) return notLoaded('reported');
      return quotient(new Big(spend.amount).times(1000), impressions, 'no-impressions', 'reported', (value) => ({
        unit: 'money',
        amount: value,
        currency: spend.currency,
      }));
    case 'ipm':
      if (impressions === null) return notLoaded(installs.source);
      return quotient(new Big(installs.value).times(1000), impressions, 'no-impressions', installs.source, (value) => ({
        unit: 'perThousand',
        value,
      }));
    case 'ctr':
      if (impressions === null || clicks === null) return notLoaded('reported');
      return quotient(new Big(clicks).times(100), impressions, 'no-impressions', 'reported', (value) => ({
        unit: 'percent',
        value,
      }));
    case 'cti':
      if (clicks === null) return notLoaded(installs.source);
      return quotient(new Big(installs.value).times(100), clicks, 'no-clicks', installs.source, (value) => ({
        unit: 'percent',
        value,
      }));
    case 'roas':
      return returnOnSpend(spend, revenue);
  }
}

function revenueFigure(revenue: Sums['revenue'], currency: string): Figure {
  const [first, second] = revenue.value;
  if (second !== undefined) return { state: 'none', reason: 'several-currencies', source: revenue.source };
  return valueOrZero({ unit: 'money', ...(first ?? { amount: '0', currency }) }, revenue.source);
}

function returnOnSpend(spend: Amount | null, revenue: Sums['revenue']): Figure {
  const { source, value } = revenue;
  if (spend === null) return notLoaded(source);
  const [first, second] = value;
  if (second !== undefined) return { state: 'none', reason: 'several-currencies', source };
  if (first !== undefined && first.currency !== spend.currency)
    return { state: 'none', reason: 'currencies-differ', source };
  return quotient(first?.amount ?? '0', spend.amount, 'no-spend', source, (ratio) => ({ unit: 'ratio', value: ratio }));
}

function quotient(
  dividend: Big | string,
  divisor: string | number,
  reason: NoValueReason,
  source: FigureSource,
  quantity: (value: string) => Quantity,
): Figure {
  const by = new Big(divisor);
  if (by.eq(0)) return { state: 'none', reason, source };
  const result = new Big(dividend).div(by).round(precision, Big.roundHalfUp);
  return valueOrZero(quantity(result.toFixed()), source);
}

function valueOrZero(quantity: Quantity, source: FigureSource): Figure {
  const zero =
    quantity.unit === 'count'
      ? quantity.value === 0
      : new Big(quantity.unit === 'money' ? quantity.amount : quantity.value).eq(0);
  return { state: zero ? 'zero' : 'value', quantity, source };
}

function notLoaded(source: FigureSource): Figure {
  return { state: 'none', reason: 'spend-not-loaded', source };
}
