export { quietly } from './quietly.ts';
export { whileShown } from './while-shown.ts';
