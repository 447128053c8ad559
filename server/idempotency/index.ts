export { createAnswerOnce } from './answer-once.ts';
