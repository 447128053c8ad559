export { readCoverage } from './coverage.ts';
export { metricsHandler } from './metrics.ts';
export { readValueOptimisation } from './value-optimisation.ts';
