export type { PageCall } from './call.ts';
