import type { MetricName } from '#lib/metrics';
import type { Figures, PerformanceRow } from './row.ts';

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

/** The rows that the filter lets through, in their order. */
export function filterRows(
  rows: readonly PerformanceRow[],
  { search, limits }: RowFilter,
  figures: Figures,
): readonly PerformanceRow[] {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === '' && limits.length === 0) return rows;
  return rows.filter(
    (row) =>
      (wanted === '' || row.id.includes(wanted) || (row.name ?? '').toLocaleLowerCase().includes(wanted)) &&
      limits.every((limit) => meets(figures.sizeOf(row, limit.metric), limit)),
  );
}

function meets(size: number | null, { is, size: limit }: Limit): boolean {
  if (size === null) return false;
  return is === 'at least' ? size >= limit : size <= limit;
}
