import * as z from 'zod/mini';
import { AuditAnswer, AuditQuery } from './audit.ts';
import { Erasure, InstallParams } from './erasure.ts';
import { Identity, type Scope } from './identity.ts';
import { AppId } from './ids.ts';
import { AdvertiserChoice, AdvertiserSelection, ConnectStart, Integration, PixelSetup } from './integration.ts';
import { MetricsAnswer, MetricsQuery } from './metrics.ts';
import {
  SdkAdServicesToken,
  SdkAmendAnswer,
  SdkCustomerUserId,
  SdkEvent,
  SdkEventBatch,
  SdkEventBatchAnswer,
  SdkIdfa,
  SdkInstall,
  SdkInstallAnswer,
} from './sdk.ts';
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
  metrics: {
    method: 'GET',
    path: '/v1/apps/{appId}/tiktok-ads/metrics',
    summary: 'Sums by campaign, ad group or ad in a window',
    scope: 'read',
    params: appParams,
    query: MetricsQuery,
    answer: MetricsAnswer,
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

/** Routes that the SDKs call, with `X-API-Key`; they answer in the SDK's own shape, without the envelope. */
export const sdkRoutes = {
  install: {
    method: 'POST',
    path: '/v1/sdk/install',
    summary: 'Register an install',
    body: SdkInstall,
    answer: SdkInstallAnswer,
  },
  eventBatch: {
    method: 'POST',
    path: '/v1/sdk/events/batch',
    summary: 'Deliver events; the same eventId counts once',
    body: SdkEventBatch,
    answer: SdkEventBatchAnswer,
  },
  event: {
    method: 'POST',
    path: '/v1/sdk/event',
    summary: 'Try the connection with a __test event, or deliver one event',
    body: SdkEvent,
    answer: SdkEventBatchAnswer,
  },
  attribution: {
    method: 'GET',
    path: '/v1/sdk/attribution/{id}',
    summary: 'What an install is attributed to now',
    answer: SdkInstallAnswer,
  },
  customerUserId: {
    method: 'POST',
    path: '/v1/sdk/customer-user-id',
    summary: "Note the app's own id of a person on their install",
    body: SdkCustomerUserId,
    answer: SdkAmendAnswer,
  },
  adServicesToken: {
    method: 'PATCH',
    path: '/v1/sdk/install/ad-services-token',
    summary: "Note Apple's AdServices token on an install",
    body: SdkAdServicesToken,
    answer: SdkAmendAnswer,
  },
  idfa: {
    method: 'PATCH',
    path: '/v1/sdk/install/idfa',
    summary: 'Note the advertising id of iOS on an install',
    body: SdkIdfa,
    answer: SdkAmendAnswer,
  },
  legacyInstall: {
    method: 'POST',
    path: '/v1/install',
    summary: 'Register an install (first Android SDK)',
    body: SdkInstall,
    answer: SdkInstallAnswer,
  },
  legacyEvent: {
    method: 'POST',
    path: '/v1/event',
    summary: 'Deliver one event (first Android SDK); without an eventId every call counts',
    body: SdkEvent,
    answer: SdkEventBatchAnswer,
  },
  legacyCustomerUserId: {
    method: 'POST',
    path: '/v1/customer-user-id',
    summary: "Note the app's own id of a person on their install (first Android SDK)",
    body: SdkCustomerUserId,
    answer: SdkAmendAnswer,
  },
} as const;
