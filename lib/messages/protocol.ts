import * as z from 'zod/mini';
import type { CheckedAnchors } from '#lib/ads-manager';
import type { Problem } from '#lib/appsprint';
import {
  AdvertiserId,
  AppId,
  Day,
  EntityId,
  type Integration,
  Level,
  maxIdsPerRequest,
  type ReportingState,
  type SignalLink,
  TestEventRequest,
  type TestEventResult,
} from '#lib/appsprint/contract';
import type { Difference, Figure, MetricName } from '#lib/metrics';
import { Display } from '#lib/settings';
import type { TabSettings } from './tab-settings.ts';

/** Who may send a message: the content script on Ads Manager, or a page of this extension. */
export type Sender = 'ads-manager' | 'extension-page';

/** How the list of one tab is doing, told by its content script. */
export const ListState = z.enum([
  'painting',
  'waiting',
  'not-recognised',
  'no-room',
  'no-window',
  'no-advertiser',
  'left',
]);
export type ListState = z.infer<typeof ListState>;

/** A row's figures, how each differs from TikTok's own number, and when (epoch milliseconds) they came from the API. */
export interface RowFigures {
  readonly figures: Readonly<Partial<Record<MetricName, Figure>>>;
  readonly differences: Readonly<Partial<Record<MetricName, Difference>>>;
  readonly fetchedAt: number;
}

/** What the background answers when a list asks for figures. */
export type FiguresAnswer =
  | {
      readonly state: 'answered';
      /** The app whose figures these are. */
      readonly appId: AppId;
      /** By id; an id that AppSprint does not know is in `unknown` instead. */
      readonly rows: Readonly<Record<string, RowFigures>>;
      readonly unknown: readonly EntityId[];
      readonly timeZone: string | null;
      /** Milliseconds after which asking again makes sense; short while TikTok's figures are still being loaded. */
      readonly refreshAfter: number;
      /** Why the newest figures could not be had; rows that are there nevertheless are older. */
      readonly problem: Problem | null;
    }
  | { readonly state: 'not-connected' }
  | { readonly state: 'other-advertiser'; readonly connected: AdvertiserId };

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

/** Something about a page that is not as the anchors say, and how often it was met. Structure only. */
export const PageHealth = z.object({
  feature: z.string().check(z.maxLength(60)),
  reading: z.string().check(z.maxLength(60)),
  problem: z.enum(['missing', 'disagreement', 'unexpected']),
  generation: z.nullable(z.enum(['keystone', 'row-item', 'vi-table'])),
  detail: z.string().check(z.maxLength(200)),
  times: z.int(),
});
export type PageHealth = z.infer<typeof PageHealth>;

/** Either the wanted thing or the problem; used where a person asked and waits. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

const nothing = z.undefined();
const list = { advertiserId: AdvertiserId, level: Level, from: Day, to: Day };
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
  listState: { from: 'ads-manager', content: ListState },
  tabSettings: { from: 'ads-manager', content: nothing },
  pauseThisTab: { from: 'ads-manager', content: nothing },
  openPopup: { from: 'ads-manager', content: nothing },
  pageAnchors: { from: 'ads-manager', content: nothing },
  pageHealth: { from: 'ads-manager', content: z.array(PageHealth).check(z.maxLength(100)) },
  connectionState: { from: 'extension-page', content: nothing },
  connect: {
    from: 'extension-page',
    content: z.object({ apiAddress: z.string().check(z.maxLength(2048)), token: z.string().check(z.maxLength(512)) }),
  },
  selectApp: { from: 'extension-page', content: AppId },
  disconnect: { from: 'extension-page', content: nothing },
  recentPageHealth: { from: 'extension-page', content: nothing },
  signalLinks: { from: 'extension-page', content: nothing },
  sendTestEvent: { from: 'extension-page', content: TestEventRequest },
  tabState: { from: 'extension-page', content: z.int() },
  pauseTab: { from: 'extension-page', content: z.object({ tabId: z.int(), paused: z.boolean() }) },
  display: { from: 'extension-page', content: nothing },
  changeDisplay: { from: 'extension-page', content: z.partial(Display) },
} as const satisfies Record<string, { readonly from: Sender; readonly content: z.ZodMiniType }>;

export type MessageName = keyof typeof protocol;
export type Content<N extends MessageName> = z.output<(typeof protocol)[N]['content']>;

/** What each message is answered with. */
export interface Answers {
  figures: FiguresAnswer;
  totals: TotalsAnswer;
  listState: undefined;
  tabSettings: TabSettings;
  pauseThisTab: undefined;
  /** Whether the browser let the popup be opened without a click on it. */
  openPopup: boolean;
  /** The newest update of the anchors that is known here; null where there is none. */
  pageAnchors: CheckedAnchors | null;
  pageHealth: undefined;
  recentPageHealth: readonly PageHealth[];
  connectionState: ConnectionState;
  connect: Outcome<ConnectionState>;
  selectApp: ConnectionState;
  disconnect: undefined;
  signalLinks: Outcome<readonly SignalLink[]>;
  sendTestEvent: Outcome<TestEventResult>;
  tabState: TabState;
  pauseTab: TabState;
  display: Display;
  changeDisplay: Display;
}
