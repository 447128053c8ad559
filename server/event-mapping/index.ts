export { eventMappingHandlers } from './handlers.ts';
export { mappingOf } from './revisions.ts';
export { targetsOf } from './targets.ts';
