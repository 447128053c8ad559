export { readCoverage } from './coverage.ts';
export { metricsHandler } from './metrics.ts';
