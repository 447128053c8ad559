export { covers, readCoverage } from './coverage.ts';
export { metricsHandler } from './metrics.ts';
export { moneyOf } from './money.ts';
export { readValueOptimisation } from './value-optimisation.ts';
