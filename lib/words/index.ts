export { type Catalogue, flatten, type WordKey } from './catalogue.ts';
export { chooseWords, t, tCount, type Values } from './words.ts';
