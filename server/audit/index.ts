export { auditHandler, runAudit } from './audit.ts';
