export { type DiagnosticEvent, eventOfError } from './events.ts';
export { createDiagnosticRing, type DiagnosticRing, understandEvent } from './ring.ts';
