export { type Catalogue, flatten, type WordKey } from './catalogue.ts';
export { languagesWithWords, loadWords } from './load.ts';
export { chooseWords, t, tCount, type Values, wordsLanguage } from './words.ts';
