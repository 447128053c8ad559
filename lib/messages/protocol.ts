import * as z from 'zod/mini';
import type { CheckedAnchors } from '#lib/ads-manager';
import type { Problem } from '#lib/appsprint';
import {
  type AdvertiserChoice,
  AdvertiserId,
  AdvertiserSelection,
  AppId,
  type AuditAnswer,
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
  type MetricDay,
  type MetricRow,
  type MetricsAnswer,
  MetricsLevel,
  maxIdsPerRequest,
  PixelId,
  PixelSetup,
  type ReportingState,
  type SignalLink,
  type SignalLinkInspection,
  SignalLinkInspectionRequest,
  TestEventRequest,
  type TestEventResult,
} from '#lib/appsprint/contract';
import type { DiagnosticEvent } from '#lib/diagnostics';
import type { Difference, Figure, MetricName } from '#lib/metrics';
import { AlertSettings, AllSettings, Display, Look } from '#lib/settings';
import type { Facts } from '#lib/setup-checks';
import type { TestEvents } from '#lib/test-events';
import type { Commands } from './commands.ts';
import type { OverviewAnswer } from './overview.ts';
import type { TabSettings } from './tab-settings.ts';

/** Who sends a message: the content script on Ads Manager or on Business Center, or a page of this extension. */
export type Sender = 'ads-manager' | 'business-center' | 'extension-page';

/** Who may send a message; `tiktok-page` is either content script. */
export type AllowedSender = Sender | 'tiktok-page';

/** How the list of one tab is doing, told by its content script. */
export const ListState = z.enum([
  'painting',
  'waiting',
  'not-recognised',
  'no-room',
  'no-window',
  'no-advertiser',
  'marking',
  'form-not-recognised',
  'left',
]);
export type ListState = z.infer<typeof ListState>;

/** A row's figures, how each differs from TikTok's own number, and when (epoch milliseconds) they came from the API. */
export interface RowFigures {
  readonly figures: Readonly<Partial<Record<MetricName, Figure>>>;
  readonly differences: Readonly<Partial<Record<MetricName, Difference>>>;
  readonly fetchedAt: number;
}

/** The figures of a whole ad account: which app's they are, and the days and zone they are of. */
export interface AccountFigures extends RowFigures {
  readonly app: string;
  readonly from: Day;
  readonly to: Day;
  readonly timeZone: string;
}

/** What the background answers when a list asks for figures. */
export type FiguresAnswer<Row extends RowFigures = RowFigures> =
  | {
      readonly state: 'answered';
      /** The app whose figures these are. */
      readonly appId: AppId;
      /** By id; an id that AppSprint does not know is in `unknown` instead. */
      readonly rows: Readonly<Record<string, Row>>;
      readonly unknown: readonly EntityId[];
      readonly timeZone: string | null;
      /** Milliseconds after which asking again makes sense; short while TikTok's figures are still being loaded. */
      readonly refreshAfter: number;
      /** Why the newest figures could not be had; rows that are there nevertheless are older. */
      readonly problem: Problem | null;
    }
  | { readonly state: 'not-connected' }
  | { readonly state: 'other-advertiser'; readonly connected: AdvertiserId };

/** What the background answers when Business Center's list of ad accounts asks for figures. */
export type AccountFiguresAnswer = Exclude<FiguresAnswer<AccountFigures>, { state: 'other-advertiser' }>;

/** The figures of every row that a list's filter lets through. */
export interface ListTotals extends RowFigures {
  readonly rows: number;
  readonly rowsWithAttributedInstalls: number;
  /** How far TikTok's side of the figures has been loaded. */
  readonly reporting: ReportingState;
}

/** What the background answers when a list asks for its totals. */
export type TotalsAnswer =
  | {
      readonly state: 'answered';
      readonly appId: AppId;
      /** Null where they could never be had, for which `problem` is the reason. */
      readonly totals: ListTotals | null;
      readonly timeZone: string | null;
      /** Milliseconds after which asking again makes sense. */
      readonly refreshAfter: number;
      readonly problem: Problem | null;
    }
  | Exclude<FiguresAnswer, { state: 'answered' }>;

/** What the background answers when the creation flow asks what a campaign is checked against. */
export type SetupFactsAnswer =
  | {
      readonly state: 'answered';
      readonly facts: Facts;
      /** Why a part of the facts could not be had; the rules that need it say that they could not verify. */
      readonly problem: Problem | null;
    }
  | Exclude<FiguresAnswer, { state: 'answered' }>;

/** What the background answers when a pixel's page asks how the pixel stands to AppSprint. */
export type PixelFactsAnswer =
  | {
      readonly state: 'answered';
      /** The pixel saved in AppSprint, and whether it is linked to the advertiser. */
      readonly pixel: { readonly id: string; readonly linked: boolean } | null;
      /** The advertiser's name. */
      readonly advertiser: string | null;
      /** When AppSprint received the newest event, and when it last forwarded one to TikTok; null: never. */
      readonly lastReceivedAt: string | null;
      readonly lastForwardedAt: string | null;
    }
  | { readonly state: 'not-connected' }
  | { readonly state: 'failed'; readonly problem: Problem };

/** A page of rows with their sums, as many as the API gives at a time; `totals` are those of all pages. */
export interface PerformancePage {
  readonly appId: AppId;
  readonly advertiserId: AdvertiserId;
  readonly currency: string;
  readonly timeZone: string;
  readonly rows: readonly MetricRow[];
  readonly totals: MetricsAnswer['totals'];
  readonly reporting: ReportingState;
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** Sums of each day of some rows. */
export interface PerformanceDays {
  readonly currency: string;
  readonly rows: readonly { readonly id: EntityId; readonly days: readonly MetricDay[] }[];
}

/** What the popup and the options page show of the connection. The token is not part of it. */
export type ConnectionState =
  | { readonly state: 'not-connected' }
  | { readonly state: 'failed'; readonly apiAddress: string; readonly problem: Problem }
  | {
      readonly state: 'connected';
      readonly apiAddress: string;
      readonly apps: readonly { readonly id: AppId; readonly name: string }[];
      readonly appId: AppId;
      readonly integration: Integration;
    };

/** A list's state in one tab, with the sentence that explains it. */
export interface TabState {
  readonly list: ListState | null;
  readonly figures: FiguresAnswer['state'] | 'failed' | null;
  readonly paused: TabSettings['paused'];
}

/**
 * Something about a page that is not as the anchors say, and how often it was met, or an error of a content script, told once by
 * each page. Structure only.
 */
export const PageHealth = z.object({
  feature: z.string().check(z.maxLength(60)),
  reading: z.string().check(z.maxLength(100)),
  problem: z.enum(['missing', 'disagreement', 'unexpected', 'error']),
  generation: z.nullable(z.enum(['keystone', 'row-item', 'vi-table'])),
  detail: z.string().check(z.maxLength(200)),
  times: z.int(),
});
export type PageHealth = z.infer<typeof PageHealth>;

/** Either the wanted thing or the problem; used where a person asked and waits. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** What became of a changed event mapping. `conflict`: somebody else changed it meanwhile, and `current` is what holds now. */
export type MappingSaving =
  | { readonly state: 'saved'; readonly mapping: EventMapping }
  | { readonly state: 'conflict'; readonly current: EventMapping }
  | { readonly state: 'failed'; readonly problem: Problem };

/** What is set up wrong in what is live, and until when the person has seen it: null before the first look. */
export interface AuditLook {
  readonly appId: AppId;
  readonly audit: AuditAnswer;
  readonly seenUntil: string | null;
}

const nothing = z.undefined();
const list = { advertiserId: AdvertiserId, level: Level, from: Day, to: Day };
const commandId = z.string().check(z.maxLength(64));
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
  sendTestEvent: { from: 'extension-page', content: TestEventRequest },
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
  selectAdvertiser: { from: 'extension-page', content: AdvertiserSelection },
  savePixel: { from: 'extension-page', content: PixelSetup },
  eventMapping: { from: 'extension-page', content: nothing },
  eventMappingHistory: { from: 'extension-page', content: nothing },
  saveEventMapping: { from: 'extension-page', content: EventMappingDraft },
  restoreEventMapping: { from: 'extension-page', content: EventMappingRestoration },
  forwarding: { from: 'extension-page', content: nothing },
  setForwarding: { from: 'extension-page', content: ForwardingSettings },
  changeLook: { from: 'extension-page', content: Look },
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
  changeLook: undefined;
  alertSettings: AlertSettings;
  changeAlertSettings: undefined;
  allSettings: AllSettings;
  applySettings: undefined;
  eraseEverything: undefined;
}
