export { type ColumnPreset, columnPresets, moveColumn, toggleColumn } from './columns.ts';
export { filterRows, type Limit, noFilter, type RowFilter } from './filter.ts';
export { type Order, sortRows } from './order.ts';
export { createFigures, type Figures, type PerformanceRow } from './row.ts';
