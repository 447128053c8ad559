export { type AnchorsStore, createAnchorsStore } from './anchors-store.ts';
export {
  createFigureStore,
  type FigureQuery,
  type FigureStore,
  type StoredFigures,
  understandFigures,
} from './figure-store.ts';
export { createShelf, type Shelf, type StorageArea } from './shelf.ts';
export {
  createTotalsStore,
  type StoredTotals,
  type TotalsQuery,
  type TotalsStore,
  understandTotals,
} from './totals-store.ts';
