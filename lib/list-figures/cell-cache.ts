import { hoursOld } from '#lib/calendar';
import type { FigureSource, MetricName } from '#lib/metrics';
import type { Cell } from '#lib/overlay';
import { cellsOf, type NumberContext } from './cells.ts';
import type { RowReading } from './readings.ts';
import type { Writing } from './writing.ts';

/** The cells of a row, the same ones as long as nothing about them has changed: a frame then costs no writing of numbers. */
export type CellWriter = (
  reading: RowReading,
  metrics: readonly MetricName[],
  context: NumberContext,
  now: number,
) => readonly Cell[] | null;

/** @param sayWhose says whose a number is; left out: of a single row */
export function createCellWriter(writing: Writing, sayWhose?: (source: FigureSource) => string): CellWriter {
  const written = new WeakMap<RowReading, { readonly key: string; readonly cells: readonly Cell[] | null }>();
  return (reading, metrics, context, now) => {
    const hours = reading.state === 'known' ? hoursOld(reading.row.fetchedAt, now) : 0;
    const key = `${metrics} ${context.from} ${context.to} ${context.timeZone} ${hours}`;
    const known = written.get(reading);
    if (known?.key === key) return known.cells;
    const cells = cellsOf(reading, metrics, context, writing, now, sayWhose);
    written.set(reading, { key, cells });
    return cells;
  };
}
