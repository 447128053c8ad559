import { thirdVersionCalls } from '../../call-styles.ts';
import type { Generation } from '../../list-table.ts';
import { viTableCells } from './cells.ts';
import { ViTable } from './vi-table.ts';

/** The page until 2023/24. */
export const viTable: Generation = {
  calls: thirdVersionCalls,
  cells: viTableCells,
  buildTable: (events, switches, words) => new ViTable(events, switches, words),
};
