import { flatCalls } from '../../call-styles.ts';
import type { Generation } from '../../list-table.ts';
import { rowItemCells } from './cells.ts';
import { RowList } from './row-list.ts';

/** The page of about 2024-25. */
export const rowItem: Generation = {
  calls: flatCalls,
  cells: rowItemCells,
  buildTable: (events, switches, words) => new RowList(events, switches, words),
};
