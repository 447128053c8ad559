export { type Aids, type AidsView, createAids } from './aids.ts';
export type { Carrier } from './carried-host.ts';
export type { Cell, CellState } from './cell.ts';
export type { Explanation } from './explanation.ts';
export { type Box, chipSpot, intersection, touches } from './geometry.ts';
export { createHost, type Host } from './host.ts';
export { createOverlay, type Overlay } from './overlay.ts';
export type { Band, Picture, PictureRow } from './picture.ts';
export { type StripContent, stripHeight } from './strip.ts';
