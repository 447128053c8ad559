export { targetsOf } from './targets.ts';
