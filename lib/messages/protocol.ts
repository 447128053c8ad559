import * as z from 'zod/mini';
import type { CheckedAnchors } from '#lib/ads-manager';
import {
  type AdvertiserChoice,
  AdvertiserId,
  AdvertiserSelection,
  AppId,
  AuditQuery,
  Day,
  EntityId,
  EventLogQuery,
  type EventMapping,
  EventMappingDraft,
  EventMappingRestoration,
  EventReplay,
  type EventReplayAnswer,
  type Forwarding,
  ForwardingSettings,
  Instant,
  type Integration,
  Level,
  type LoggedEvent,
  MetricsLevel,
  maxIdsPerRequest,
  PixelId,
  PixelSetup,
  type SignalLink,
  type SignalLinkInspection,
  SignalLinkInspectionRequest,
  TestEventRequest,
  type TestEventResult,
} from '#lib/appsprint/contract';
import type { DiagnosticEvent } from '#lib/diagnostics';

import { AlertSettings, AllSettings, Display, Look } from '#lib/settings';

import type { TestEvents } from '#lib/test-events';
import type { Commands } from './commands.ts';
import type { ConnectionState, MappingSaving, Outcome } from './connection.ts';
import type { AccountFiguresAnswer, FiguresAnswer, TotalsAnswer } from './figures.ts';
import type { OverviewAnswer } from './overview.ts';
import { ListState, PageHealth, ScriptFault, type TabState } from './page-state.ts';
import type { AuditLook, PerformanceDays, PerformancePage } from './panel.ts';
import type { PixelFactsAnswer, SetupFactsAnswer } from './setup-facts.ts';
import type { TabSettings } from './tab-settings.ts';

/** Who sends a message: the content script on Ads Manager or on Business Center, or a page of this extension. */
export type Sender = 'ads-manager' | 'business-center' | 'extension-page';

/** Who may send a message; `tiktok-page` is either content script. */
export type AllowedSender = Sender | 'tiktok-page';

const nothing = z.undefined();
const list = { advertiserId: AdvertiserId, level: Level, from: Day, to: Day };
const commandId = z.string().check(z.maxLength(64));
/** A command under the id that its page has given it: sent twice, it is one command. */
const command = <B extends z.ZodMiniType>(body: B) => z.object({ id: z.uuid(), body });
const severalIds = z.array(EntityId).check(z.maxLength(maxIdsPerRequest));

/** Every message of the extension: what it must contain and who may send it. */
export const protocol = {
  figures: {
    from: 'ads-manager',
    content: z.object({ ...list, ids: severalIds.check(z.minLength(1)) }),
  },
  totals: {
    from: 'ads-manager',
    content: z.object({
      ...list,
      within: severalIds,
      search: z.nullable(z.string().check(z.minLength(1), z.maxLength(200))),
    }),
  },
  accountFigures: { from: 'business-center', content: z.object({ ids: severalIds.check(z.minLength(1)) }) },
  listState: { from: 'tiktok-page', content: ListState },
  tabSettings: { from: 'tiktok-page', content: nothing },
  pauseThisTab: { from: 'tiktok-page', content: nothing },
  openPopup: { from: 'tiktok-page', content: nothing },
  formPart: { from: 'ads-manager', content: nothing },
  openHelpPage: { from: 'ads-manager', content: z.string().check(z.maxLength(40)) },
  setupFacts: { from: 'ads-manager', content: z.object({ advertiserId: AdvertiserId }) },
  pixelFacts: { from: 'ads-manager', content: nothing },
  openPixelOptions: { from: 'ads-manager', content: PixelId },
  pageAnchors: { from: 'tiktok-page', content: nothing },
  pageHealth: { from: 'tiktok-page', content: z.array(PageHealth).check(z.maxLength(100)) },
  scriptFault: { from: 'tiktok-page', content: ScriptFault },
  connectionState: { from: 'extension-page', content: nothing },
  connect: {
    from: 'extension-page',
    content: z.object({ apiAddress: z.string().check(z.maxLength(2048)), token: z.string().check(z.maxLength(512)) }),
  },
  selectApp: { from: 'extension-page', content: AppId },
  disconnect: { from: 'extension-page', content: nothing },
  recentPageHealth: { from: 'extension-page', content: nothing },
  signalLinks: { from: 'extension-page', content: nothing },
  overview: { from: 'extension-page', content: nothing },
  sendTestEvent: { from: 'extension-page', content: command(TestEventRequest) },
  testEvents: { from: 'extension-page', content: nothing },
  commands: { from: 'extension-page', content: nothing },
  cancelCommand: { from: 'extension-page', content: commandId },
  dismissCommand: { from: 'extension-page', content: commandId },
  eventLog: { from: 'extension-page', content: EventLogQuery },
  replayEvents: { from: 'extension-page', content: EventReplay },
  performance: {
    from: 'extension-page',
    content: z.object({
      level: MetricsLevel,
      from: Day,
      to: Day,
      within: severalIds,
      cursor: z.nullable(z.string().check(z.maxLength(64))),
    }),
  },
  performanceDays: {
    from: 'extension-page',
    content: z.object({ level: MetricsLevel, from: Day, to: Day, ids: severalIds }),
  },
  audit: { from: 'extension-page', content: AuditQuery },
  sawAudit: { from: 'extension-page', content: z.object({ appId: AppId, ranAt: Instant }) },
  inspectLink: { from: 'extension-page', content: z.object({ pasted: SignalLinkInspectionRequest.shape.url }) },
  tabState: { from: 'extension-page', content: z.int() },
  pauseTab: { from: 'extension-page', content: z.object({ tabId: z.int(), paused: z.boolean() }) },
  display: { from: 'extension-page', content: nothing },
  changeDisplay: { from: 'extension-page', content: z.partial(Display) },
  integration: { from: 'extension-page', content: nothing },
  connectTikTok: { from: 'extension-page', content: nothing },
  disconnectTikTok: { from: 'extension-page', content: nothing },
  advertisers: { from: 'extension-page', content: nothing },
  selectAdvertiser: { from: 'extension-page', content: command(AdvertiserSelection) },
  savePixel: { from: 'extension-page', content: command(PixelSetup) },
  eventMapping: { from: 'extension-page', content: nothing },
  eventMappingHistory: { from: 'extension-page', content: nothing },
  saveEventMapping: { from: 'extension-page', content: command(EventMappingDraft) },
  restoreEventMapping: { from: 'extension-page', content: command(EventMappingRestoration) },
  forwarding: { from: 'extension-page', content: nothing },
  setForwarding: { from: 'extension-page', content: command(ForwardingSettings) },
  changeLook: { from: 'extension-page', content: z.partial(Look) },
  alertSettings: { from: 'extension-page', content: nothing },
  changeAlertSettings: { from: 'extension-page', content: AlertSettings },
  allSettings: { from: 'extension-page', content: nothing },
  applySettings: { from: 'extension-page', content: AllSettings },
  eraseEverything: { from: 'extension-page', content: nothing },
} as const satisfies Record<string, { readonly from: AllowedSender; readonly content: z.ZodMiniType }>;

export type MessageName = keyof typeof protocol;
export type Content<N extends MessageName> = z.output<(typeof protocol)[N]['content']>;

/** What each message is answered with. */
export interface Answers {
  figures: FiguresAnswer;
  accountFigures: AccountFiguresAnswer;
  totals: TotalsAnswer;
  listState: undefined;
  tabSettings: TabSettings;
  pauseThisTab: undefined;
  /** Whether the browser let the popup be opened without a click on it. */
  openPopup: boolean;
  /** Answered when the part of the content script that reads forms is in the tab. */
  formPart: undefined;
  openHelpPage: undefined;
  setupFacts: SetupFactsAnswer;
  pixelFacts: PixelFactsAnswer;
  openPixelOptions: undefined;
  /** The newest update of the anchors that is known here; null where there is none. */
  pageAnchors: CheckedAnchors | null;
  pageHealth: undefined;
  scriptFault: undefined;
  recentPageHealth: readonly DiagnosticEvent[];
  connectionState: ConnectionState;
  connect: Outcome<ConnectionState>;
  selectApp: ConnectionState;
  disconnect: undefined;
  signalLinks: Outcome<readonly SignalLink[]>;
  overview: OverviewAnswer;
  sendTestEvent: Outcome<TestEventResult>;
  testEvents: TestEvents;
  commands: Commands;
  /** Whether it was still there to be taken back. */
  cancelCommand: boolean;
  dismissCommand: undefined;
  eventLog: Outcome<{ readonly events: readonly LoggedEvent[]; readonly nextCursor: string | null }>;
  replayEvents: Outcome<EventReplayAnswer>;
  performance: Outcome<PerformancePage>;
  performanceDays: Outcome<PerformanceDays>;
  audit: Outcome<AuditLook>;
  sawAudit: undefined;
  inspectLink: Outcome<SignalLinkInspection>;
  tabState: TabState;
  pauseTab: TabState;
  display: Display;
  changeDisplay: Display;
  integration: Outcome<Integration>;
  /** Address of TikTok's page on which a person grants the access. */
  connectTikTok: Outcome<{ readonly authorizeUrl: string }>;
  disconnectTikTok: Outcome<Integration>;
  advertisers: Outcome<readonly AdvertiserChoice[]>;
  selectAdvertiser: Outcome<Integration>;
  savePixel: Outcome<Integration>;
  eventMapping: Outcome<EventMapping>;
  eventMappingHistory: Outcome<readonly EventMapping[]>;
  saveEventMapping: MappingSaving;
  restoreEventMapping: MappingSaving;
  forwarding: Outcome<Forwarding>;
  setForwarding: Outcome<Forwarding>;
  changeLook: Look;
  alertSettings: AlertSettings;
  changeAlertSettings: undefined;
  allSettings: AllSettings;
  applySettings: undefined;
  eraseEverything: undefined;
}
