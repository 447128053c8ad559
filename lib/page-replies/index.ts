export type { PageCall } from './call.ts';
export { endTap, listenToTap, type TapListener } from './listen.ts';
export { startTap } from './tap.ts';
