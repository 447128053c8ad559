export { type Diagnostics, diagnosticsOf } from './diagnostics.ts';
export { createHealthLog, type HealthLog, type HealthRecord } from './health-log.ts';
