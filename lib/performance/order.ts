import type { MetricName } from '#lib/metrics';
import type { Figures, PerformanceRow } from './row.ts';

/** What a table is sorted by. */
export interface Order {
  readonly by: MetricName | 'name';
  readonly direction: 'rising' | 'falling';
}

/**
 * Rows in their order. Rows without a value stand last in both directions, because they are neither large nor small; equal
 * rows keep the order of their ids.
 * @param locale BCP 47 tag whose alphabet names are sorted by
 */
export function sortRows(
  rows: readonly PerformanceRow[],
  { by, direction }: Order,
  figures: Figures,
  locale: string,
): PerformanceRow[] {
  const sign = direction === 'rising' ? 1 : -1;
  if (by === 'name') {
    const { compare } = new Intl.Collator(locale, { numeric: true });
    return [...rows].sort((one, other) => {
      if (one.name === null || other.name === null) return missingLast(one.name, other.name) || byId(one, other);
      return sign * compare(one.name, other.name) || byId(one, other);
    });
  }
  const sized = rows.map((row) => ({ row, size: figures.sizeOf(row, by) }));
  sized.sort((one, other) => {
    if (one.size === null || other.size === null) return missingLast(one.size, other.size) || byId(one.row, other.row);
    return sign * (one.size - other.size) || byId(one.row, other.row);
  });
  return sized.map(({ row }) => row);
}

function missingLast(one: unknown, other: unknown): number {
  return Number(one === null) - Number(other === null);
}

function byId(one: PerformanceRow, other: PerformanceRow): number {
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}
