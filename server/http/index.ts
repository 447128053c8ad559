export type { AnswerOnce, KeyedCall } from './answer-once.ts';
export type { Caller } from './caller.ts';
export { type Authenticate, addContractRoutes, type Call, type Handlers, type Reply } from './contract-routes.ts';
export type { ReportFailure } from './failures.ts';
export { escapeHtml, htmlPage } from './pages.ts';
export { peerAddress } from './peer-address.ts';
export { Problem } from './problem.ts';
export { createHttpServer } from './server.ts';
