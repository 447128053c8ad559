export { type ColumnPreset, columnPresets, moveColumn, toggleColumn } from './columns.ts';
export { type Limit, noFilter, type RowFilter } from './filter.ts';
export type { Order } from './order.ts';
export { createFigures, type Figures, type PerformanceRow } from './row.ts';
export { createSelector, type Selection, type Selector, type SelectorInput } from './selection.ts';
export { atOnce, inSlices, type Pace, type Work } from './slices.ts';
