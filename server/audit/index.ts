export { auditHandler, runAudit } from './audit.ts';
export { readFactsOfApp } from './facts.ts';
