export { takeTurn } from './call-pace.ts';
export { addCallbackRoute, callbackPath } from './callback-route.ts';
export { createTikTokClient, type TikTokClient } from './client.ts';
export { createConnection } from './connection.ts';
export { tokenStateAfter } from './events-token.ts';
export { TikTokUnreachable } from './failures.ts';
export { tiktokHandlers } from './handlers.ts';
export { type ReportingPull, startReportingPull } from './reporting-pull.ts';
export { eventsTokenPlace, resealTokens } from './sealed-tokens.ts';
