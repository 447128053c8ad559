export { type Catalogue, flatten, type WordKey } from './catalogue.ts';
export { chooseWords, t, tCount, type Values, wordsLanguage } from './words.ts';
