import { type Figure, figureOf, type MetricName, type TwoSidedSums } from '#lib/metrics';

/** One campaign, ad group or ad with its sums in a window. */
export interface PerformanceRow {
  readonly id: string;
  /** Null where TikTok's name is not known, as for an object that only clicks have named. */
  readonly name: string | null;
  readonly sums: TwoSidedSums;
}

/** Figures of rows, each worked out once: the rows in sight are drawn again and again while a person scrolls. */
export interface Figures {
  of(row: PerformanceRow, metric: MetricName): Figure;
}

/** @param currency the advertiser's currency, used for a revenue of nothing */
export function createFigures(currency: string): Figures {
  const known = new WeakMap<PerformanceRow, Map<MetricName, Figure>>();
  return {
    of(row, metric) {
      const ofRow = known.get(row) ?? new Map<MetricName, Figure>();
      const figure = ofRow.get(metric) ?? figureOf(metric, row.sums, currency);
      known.set(row, ofRow.set(metric, figure));
      return figure;
    },
  };
}

/**
 * The figure's size to sort and filter by, in its own unit; not a number where it has no value. Binary fractions are good
 * enough to order by; what is shown is always the exact figure.
 */
export function sizeOf(figure: Figure): number {
  if (figure.state === 'none') return Number.NaN;
  const { quantity } = figure;
  return Number(quantity.unit === 'money' ? quantity.amount : quantity.value);
}
