export { inEnglish } from './english.ts';
export { fillPlaces } from './fill.ts';
export {
  type Said,
  type Sentence,
  type SentenceKey,
  type SentenceValues,
  sentence,
  sentencesOf,
} from './sentence.ts';
