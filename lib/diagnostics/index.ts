export { type DiagnosticEvent, eventOfError, type Thrown, thrownOf } from './events.ts';
export { createDiagnosticRing, type DiagnosticRing, understandEvent } from './ring.ts';
