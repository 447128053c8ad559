export { type AuditFilter, alike, countNew, everything, isNew, shownFindings } from './shown.ts';
export { auditTable } from './table.ts';
export { ruleTitle, severityWords } from './words.ts';
