import type { MetricName } from '#lib/metrics';

/** A limit on one metric, in the metric's own unit; rows without a value never meet it. */
export interface Limit {
  readonly metric: MetricName;
  readonly is: 'at least' | 'at most';
  readonly size: number;
}

/** What a table shows of all rows. */
export interface RowFilter {
  /** Text that the name or the id contains, in any letter case; empty for every row. */
  readonly search: string;
  readonly limits: readonly Limit[];
}

export const noFilter: RowFilter = { search: '', limits: [] };

/** @param size not a number where the row has no value */
export function meets(size: number, { is, size: limit }: Limit): boolean {
  return is === 'at least' ? size >= limit : size <= limit;
}
