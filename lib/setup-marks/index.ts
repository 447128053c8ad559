export { type FormEdges, type FormFollower, followForms } from './follow.ts';
export { createKnownReadings } from './readings.ts';
