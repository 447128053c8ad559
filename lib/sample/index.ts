export { sampleAnswers } from './answers.ts';
