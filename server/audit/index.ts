export { auditHandler } from './audit.ts';
export { type AuditRuns, createAuditRuns } from './audit-runs.ts';
