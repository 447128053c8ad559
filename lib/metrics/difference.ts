import Big from 'big.js';
import type { Quantity } from './figure.ts';
import { type Amount, figureOf, type Sums } from './figures.ts';
import type { MetricName } from './names.ts';

/** Sums with AppSprint's and TikTok's side apart; `reported` is null where TikTok says nothing of the kind. */
export interface TwoSidedSums extends Sums {
  readonly installs: Sums['installs'] & { readonly attributed: number; readonly reported: number | null };
  readonly revenue: Sums['revenue'] & { readonly attributed: readonly Amount[]; readonly reported: Amount | null };
}

/** Why two numbers are not compared. Each reason has one sentence in the product's texts. */
export type NoDifferenceReason =
  | 'no-match'
  | 'not-loaded'
  | 'other-conversions'
  | 'no-reported-value'
  | 'no-value'
  | 'currencies-differ';

/** AppSprint's number against TikTok's number of the same metric. A side is null where it has no value. */
export type Difference =
  | {
      readonly state: 'compared';
      readonly attributed: Quantity;
      readonly reported: Quantity;
      /** AppSprint's number minus TikTok's. */
      readonly by: Quantity;
      /** The same in percent of TikTok's number, decimal text; null where TikTok's number is 0. */
      readonly percent: string | null;
    }
  | {
      readonly state: 'not-compared';
      readonly reason: NoDifferenceReason;
      readonly attributed: Quantity | null;
      readonly reported: Quantity | null;
    };

/** Decimal places a percentage is worked out to; more than any display shows. */
const precision = 6;

/**
 * How AppSprint's number of a metric differs from TikTok's; null for a metric that only TikTok counts. Both sides of a ratio
 * have the same spend, impressions and clicks below or above the line.
 * @param currency the advertiser's currency, used for a revenue of nothing
 */
export function differenceOf(metric: MetricName, sums: TwoSidedSums, currency: string): Difference | null {
  const counted = countedBy(metric);
  if (counted === null) return null;
  const { installs, revenue } = sums;
  const attributed = quantityOf(metric, currency, {
    ...sums,
    installs: { value: installs.attributed, source: 'attributed' },
    revenue: { value: revenue.attributed, source: 'attributed' },
  });
  const side = sums[counted];
  const reported =
    side.reported === null
      ? null
      : quantityOf(metric, currency, {
          ...sums,
          installs: { value: installs.reported ?? 0, source: 'fallback' },
          revenue: { value: revenue.reported === null ? [] : [revenue.reported], source: 'fallback' },
        });
  // A total may hold fallbacks of some rows and matches of others.
  const hasMatch = side === installs ? installs.attributed > 0 : revenue.attributed.length > 0;
  if (side.source === 'fallback' && !hasMatch) return notCompared('no-match', null, reported);
  if (side.reported === null) {
    const isLoaded = sums.spend !== null;
    const missing = counted === 'installs' ? 'other-conversions' : 'no-reported-value';
    return notCompared(isLoaded ? missing : 'not-loaded', attributed, null);
  }
  if (attributed === null || reported === null) return notCompared('no-value', attributed, reported);
  return compare(attributed, reported);
}

/** Which of the two things that AppSprint counts as well a metric is made of. */
function countedBy(metric: MetricName): 'installs' | 'revenue' | null {
  switch (metric) {
    case 'installs':
    case 'cpi':
    case 'ipm':
    case 'cti':
      return 'installs';
    case 'revenue':
    case 'roas':
      return 'revenue';
    case 'spend':
    case 'impressions':
    case 'cpm':
    case 'clicks':
    case 'cpc':
    case 'ctr':
      return null;
  }
}

function quantityOf(metric: MetricName, currency: string, sums: Sums): Quantity | null {
  const figure = figureOf(metric, sums, currency);
  return figure.state === 'none' ? null : figure.quantity;
}

function notCompared(reason: NoDifferenceReason, attributed: Quantity | null, reported: Quantity | null): Difference {
  return { state: 'not-compared', reason, attributed, reported };
}

function compare(attributed: Quantity, reported: Quantity): Difference {
  const others = reported.unit === 'money' && attributed.unit === 'money' && reported.currency !== attributed.currency;
  if (others) return notCompared('currencies-differ', attributed, reported);
  const base = decimalOf(reported);
  const by = decimalOf(attributed).minus(base);
  const percent = base.eq(0) ? null : by.times(100).div(base).round(precision, Big.roundHalfUp).toFixed();
  return { state: 'compared', attributed, reported, by: withDecimal(attributed, by), percent };
}

function decimalOf(quantity: Quantity): Big {
  return new Big(quantity.unit === 'money' ? quantity.amount : quantity.value);
}

function withDecimal(quantity: Quantity, decimal: Big): Quantity {
  switch (quantity.unit) {
    case 'count':
      return { unit: 'count', value: decimal.toNumber() };
    case 'money':
      return { ...quantity, amount: decimal.toFixed() };
    case 'ratio':
    case 'perThousand':
    case 'percent':
      return { ...quantity, value: decimal.toFixed() };
  }
}
