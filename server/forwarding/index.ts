export { sendThrough } from './call.ts';
export { type DestinationEdges, destinationOf } from './destination.ts';
export { forwardingHandlers } from './handlers.ts';
export { forwardingHealth } from './health.ts';
export { outboxRowsOf, putInstall, takeOut } from './outbox.ts';
export { type ForwardingWorker, startForwarding } from './worker.ts';
