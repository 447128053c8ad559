export type { Cell, CellState } from './cell.ts';
export { type Box, chipSpot, intersection } from './geometry.ts';
export { createOverlay, type Overlay } from './overlay.ts';
export type { Picture, PictureRow } from './picture.ts';
