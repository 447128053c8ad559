export { type AnchorsStore, createAnchorsStore } from './anchors-store.ts';
export {
  createFigureStore,
  type FigureQuery,
  type FigureStore,
  type StoredFigures,
  understandFigures,
} from './figure-store.ts';
export { freshFor } from './freshness.ts';
export { createKeptAnswers } from './kept-answers.ts';
export { createLine, type SharedLine } from './line.ts';
export { createOverviewStore, keptOverview, type OverviewStore } from './overview-store.ts';
export { createShelf, type Shelf, type StorageArea } from './shelf.ts';
export {
  createTotalsStore,
  type StoredTotals,
  type TotalsQuery,
  type TotalsStore,
  understandTotals,
} from './totals-store.ts';
