import * as z from 'zod/mini';
import { AuditAnswer, AuditQuery } from './audit.ts';
import { Erasure, InstallParams } from './erasure.ts';
import { EventMapping, EventMappingDraft, EventMappingHistory, EventMappingRestoration } from './event-mapping.ts';
import {
  EventLogQuery,
  EventReplay,
  EventReplayAnswer,
  Forwarding,
  ForwardingSettings,
  LoggedEvent,
} from './events.ts';
import { Identity, type Scope } from './identity.ts';
import { AppId } from './ids.ts';
import { AdvertiserChoice, AdvertiserSelection, ConnectStart, Integration, PixelSetup } from './integration.ts';
import { MetricsAnswer, MetricsQuery } from './metrics.ts';
import { PageAnchors } from './page-anchors.ts';
import {
  SignalLink,
  SignalLinkChange,
  SignalLinkDraft,
  SignalLinkInspection,
  SignalLinkInspectionRequest,
  SignalLinkParams,
} from './signal-links.ts';
import { TestEventRequest, TestEventResult } from './test-events.ts';

/**
 * One route of the contract. The server's route, the client's call and the OpenAPI operation are derived from it.
 * `path` is an OpenAPI template; `answer` is the `data` of the success envelope.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly scope: Scope;
  readonly params?: z.ZodMiniType;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  readonly answer: z.ZodMiniType;
  /** The answer holds a secret of which only a hash is kept: sent again with the same key, the call is carried out again. */
  readonly answersSecret?: true;
}

const appParams = z.object({ appId: AppId });

/** Routes that people and the extension call, with `Authorization: Bearer`. */
export const routes = {
  identity: {
    method: 'GET',
    path: '/v1/me',
    summary: 'Who the access token belongs to and what it may do',
    scope: 'read',
    answer: Identity,
  },
  integration: {
    method: 'GET',
    path: '/v1/apps/{appId}/tiktok-ads',
    summary: 'State of the TikTok Ads integration, with a finding for each broken part',
    scope: 'read',
    params: appParams,
    answer: Integration,
  },
  connect: {
    method: 'POST',
    path: '/v1/apps/{appId}/tiktok-ads/connect',
    summary: 'Start the TikTok OAuth connection',
    scope: 'configure',
    params: appParams,
    answer: ConnectStart,
    answersSecret: true,
  },
  advertisers: {
    method: 'GET',
    path: '/v1/apps/{appId}/tiktok-ads/advertisers',
    summary: 'Advertisers the connected TikTok account can reach',
    scope: 'configure',
    params: appParams,
    answer: z.array(AdvertiserChoice),
  },
  selectAdvertiser: {
    method: 'PUT',
    path: '/v1/apps/{appId}/tiktok-ads/advertiser',
    summary: 'Choose the advertiser; its figures are loaded from then on',
    scope: 'configure',
    params: appParams,
    body: AdvertiserSelection,
    answer: Integration,
  },
  savePixel: {
    method: 'PUT',
    path: '/v1/apps/{appId}/tiktok-ads/pixel',
    summary: 'Save the Pixel ID and its Events API token',
    scope: 'configure',
    params: appParams,
    body: PixelSetup,
    answer: Integration,
  },
  disconnect: {
    method: 'DELETE',
    path: '/v1/apps/{appId}/tiktok-ads/connection',
    summary: 'End the TikTok connection; TikTok is told to revoke its token',
    scope: 'configure',
    params: appParams,
    answer: Integration,
  },
  eventMapping: {
    method: 'GET',
    path: '/v1/apps/{appId}/tiktok-ads/event-mapping',
    summary: 'Which SDK events are forwarded to TikTok as which event',
    scope: 'read',
    params: appParams,
    answer: EventMapping,
  },
  saveEventMapping: {
    method: 'PUT',
    path: '/v1/apps/{appId}/tiktok-ads/event-mapping',
    summary: 'Change the event mapping; 409 when somebody else changed it since',
    scope: 'configure',
    params: appParams,
    body: EventMappingDraft,
    answer: EventMapping,
  },
  eventMappingHistory: {
    method: 'GET',
    path: '/v1/apps/{appId}/tiktok-ads/event-mapping/history',
    summary: 'Every saved revision of the event mapping, the newest first',
    scope: 'read',
    params: appParams,
    answer: EventMappingHistory,
  },
  restoreEventMapping: {
    method: 'POST',
    path: '/v1/apps/{appId}/tiktok-ads/event-mapping/restore',
    summary: 'Make the default mapping or an earlier revision the current one again',
    scope: 'configure',
    params: appParams,
    body: EventMappingRestoration,
    answer: EventMapping,
  },
  metrics: {
    method: 'GET',
    path: '/v1/apps/{appId}/tiktok-ads/metrics',
    summary: 'Sums of the advertiser, campaigns, ad groups or ads in a window, by day if asked for',
    scope: 'read',
    params: appParams,
    query: MetricsQuery,
    answer: MetricsAnswer,
  },
  pageAnchors: {
    method: 'GET',
    path: '/v1/page-anchors',
    summary: "Update of the tables by which the extension reads TikTok's pages; data only",
    scope: 'read',
    answer: PageAnchors,
  },
  audit: {
    method: 'GET',
    path: '/v1/apps/{appId}/tiktok-ads/audit',
    summary: 'What is set up wrong in the live campaigns, ad groups and ads, and what they spent in a window',
    scope: 'read',
    params: appParams,
    query: AuditQuery,
    answer: AuditAnswer,
  },
  sendTestEvent: {
    method: 'POST',
    path: '/v1/apps/{appId}/tiktok-ads/test-events',
    summary: 'Send one test event to TikTok and give back its answer',
    scope: 'test-events',
    params: appParams,
    body: TestEventRequest,
    answer: TestEventResult,
  },
  forwarding: {
    method: 'GET',
    path: '/v1/apps/{appId}/tiktok-ads/forwarding',
    summary: 'How the forwarding of events to TikTok is set and how it goes',
    scope: 'read',
    params: appParams,
    answer: Forwarding,
  },
  setForwarding: {
    method: 'PUT',
    path: '/v1/apps/{appId}/tiktok-ads/forwarding',
    summary: 'Set whether events of organic installs are forwarded',
    scope: 'configure',
    params: appParams,
    body: ForwardingSettings,
    answer: Forwarding,
  },
  events: {
    method: 'GET',
    path: '/v1/apps/{appId}/events',
    summary: 'Event log: what came in, what was forwarded, what TikTok answered, and why not',
    scope: 'read',
    params: appParams,
    query: EventLogQuery,
    answer: z.array(LoggedEvent),
  },
  replayEvents: {
    method: 'POST',
    path: '/v1/apps/{appId}/events/replay',
    summary: 'Send dead letters again',
    scope: 'configure',
    params: appParams,
    body: EventReplay,
    answer: EventReplayAnswer,
  },
  signalLinks: {
    method: 'GET',
    path: '/v1/apps/{appId}/signal-links',
    summary: 'Signal links of the app that are in use',
    scope: 'read',
    params: appParams,
    answer: z.array(SignalLink),
  },
  archivedSignalLinks: {
    method: 'GET',
    path: '/v1/apps/{appId}/signal-links/archived',
    summary: 'Signal links of the app that are archived; they still forward and count',
    scope: 'read',
    params: appParams,
    answer: z.array(SignalLink),
  },
  createSignalLink: {
    method: 'POST',
    path: '/v1/apps/{appId}/signal-links',
    summary: 'Create a Signal link',
    scope: 'configure',
    params: appParams,
    body: SignalLinkDraft,
    answer: SignalLink,
  },
  inspectSignalLink: {
    method: 'POST',
    path: '/v1/apps/{appId}/signal-links/inspect',
    summary: 'Say what a pasted Website URL is, what is wrong with it and what it should be',
    scope: 'read',
    params: appParams,
    body: SignalLinkInspectionRequest,
    answer: SignalLinkInspection,
  },
  changeSignalLink: {
    method: 'PUT',
    path: '/v1/apps/{appId}/signal-links/{slug}',
    summary: 'Rename a Signal link, archive it or take it back into use',
    scope: 'configure',
    params: SignalLinkParams,
    body: SignalLinkChange,
    answer: SignalLink,
  },
  eraseInstall: {
    method: 'DELETE',
    path: '/v1/apps/{appId}/installs/{sdkId}',
    summary: 'Delete everything of one install, its part of all sums too',
    scope: 'configure',
    params: InstallParams,
    answer: Erasure,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
