import { type MetricName, metricNames } from '#lib/metrics';

/** Sets of columns to start from; the AppSprint docs name the metrics, the sets are ours. */
export const columnPresets = {
  essential: ['spend', 'installs', 'cpi', 'revenue', 'roas'],
  delivery: ['spend', 'impressions', 'cpm', 'clicks', 'cpc', 'ctr'],
  conversion: ['clicks', 'installs', 'cti', 'ipm', 'cpi'],
  all: metricNames,
} as const satisfies Record<string, readonly MetricName[]>;

export type ColumnPreset = keyof typeof columnPresets;

/** Columns with the one at `from` moved to `to`, as by dragging; places beyond the ends mean the ends. */
export function moveColumn(columns: readonly MetricName[], from: number, to: number): MetricName[] {
  const moved = columns[from];
  if (moved === undefined) return [...columns];
  const others = columns.toSpliced(from, 1);
  return others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, moved);
}

/** Columns with one more at the end, or without it where it is there already. The last one stays: a table shows something. */
export function toggleColumn(columns: readonly MetricName[], metric: MetricName): MetricName[] {
  if (!columns.includes(metric)) return [...columns, metric];
  return columns.length === 1 ? [...columns] : columns.filter((column) => column !== metric);
}
