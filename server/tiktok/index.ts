export { addCallbackRoute, callbackPath } from './callback-route.ts';
export { createTikTokClient } from './client.ts';
export { createConnection } from './connection.ts';
export { tiktokHandlers } from './handlers.ts';
export { liveAd, liveAdGroup, liveCampaign } from './live-objects.ts';
export { type ReportingPull, startReportingPull } from './reporting-pull.ts';
