export { type FormEdges, type FormFollower, followForms } from './follow.ts';
