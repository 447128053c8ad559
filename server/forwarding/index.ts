export { sendThrough } from './call.ts';
export { type DestinationEdges, destinationOf } from './destination.ts';
export { outboxRowsOf, putInstall, takeOut } from './outbox.ts';
export { type ForwardingWorker, startForwarding } from './worker.ts';
