export { type KeptItem, keptItem, type Withheld, WithheldError, withheldItems } from './kept-item.ts';
export type { ItemName } from './layout.ts';
