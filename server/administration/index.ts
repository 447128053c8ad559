export { runCommand } from './run.ts';
export { UsageProblem } from './usage.ts';
