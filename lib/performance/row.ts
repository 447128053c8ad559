import { type Figure, figureOf, type MetricName, type TwoSidedSums } from '#lib/metrics';

/** One campaign, ad group or ad with its sums in a window. */
export interface PerformanceRow {
  readonly id: string;
  /** Null where TikTok's name is not known, as for an object that only clicks have named. */
  readonly name: string | null;
  readonly sums: TwoSidedSums;
}

/** Figures of rows, each worked out once: a table of 20,000 rows asks for the same ones again at every sort. */
export interface Figures {
  of(row: PerformanceRow, metric: MetricName): Figure;
  /** The figure's size for sorting and filtering, in its own unit; null where it has no value. */
  sizeOf(row: PerformanceRow, metric: MetricName): number | null;
}

/** @param currency the advertiser's currency, used for a revenue of nothing */
export function createFigures(currency: string): Figures {
  const known = new WeakMap<PerformanceRow, Map<MetricName, { figure: Figure; size: number | null }>>();
  const entry = (row: PerformanceRow, metric: MetricName) => {
    const ofRow = known.get(row) ?? new Map<MetricName, { figure: Figure; size: number | null }>();
    if (ofRow.size === 0) known.set(row, ofRow);
    const found = ofRow.get(metric);
    if (found !== undefined) return found;
    const figure = figureOf(metric, row.sums, currency);
    const made = { figure, size: sizeOf(figure) };
    ofRow.set(metric, made);
    return made;
  };
  return {
    of: (row, metric) => entry(row, metric).figure,
    sizeOf: (row, metric) => entry(row, metric).size,
  };
}

/** Binary fractions are good enough to order by; what is shown is always the exact figure. */
function sizeOf(figure: Figure): number | null {
  if (figure.state === 'none') return null;
  const { quantity } = figure;
  return Number(quantity.unit === 'money' ? quantity.amount : quantity.value);
}
