export { lookForEnd } from './end.ts';
export { type Faults, type ScriptFault, watchFaults } from './faults.ts';
export { quietly } from './quietly.ts';
export { whileShown } from './while-shown.ts';
