export {
  createFigureStore,
  type FigureQuery,
  type FigureStore,
  type StoredFigures,
  understandFigures,
} from './figure-store.ts';
export { createShelf, type Shelf, type StorageArea } from './shelf.ts';
