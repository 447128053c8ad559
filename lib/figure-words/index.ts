export { metricTitle, noDifferenceText, noValueText, sourceText } from './figure-words.ts';
