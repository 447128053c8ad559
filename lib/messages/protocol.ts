import * as z from 'zod/mini';
import type { Problem } from '#lib/appsprint';
import {
  AdvertiserId,
  AppId,
  Day,
  EntityId,
  type Integration,
  Level,
  maxIdsPerRequest,
  type SignalLink,
  TestEventRequest,
  type TestEventResult,
} from '#lib/appsprint/contract';
import type { Figure, MetricName } from '#lib/metrics';

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

/** A row's figures and when (epoch milliseconds) they came from the API. */
export interface RowFigures {
  readonly figures: Readonly<Partial<Record<MetricName, Figure>>>;
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
}

/** Either the wanted thing or the problem; used where a person asked and waits. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

const nothing = z.undefined();

/** Every message of the extension: what it must contain and who may send it. */
export const protocol = {
  figures: {
    from: 'ads-manager',
    content: z.object({
      advertiserId: AdvertiserId,
      level: Level,
      from: Day,
      to: Day,
      ids: z.array(EntityId).check(z.minLength(1), z.maxLength(maxIdsPerRequest)),
    }),
  },
  listState: { from: 'ads-manager', content: ListState },
  connectionState: { from: 'extension-page', content: nothing },
  connect: {
    from: 'extension-page',
    content: z.object({ apiAddress: z.string().check(z.maxLength(2048)), token: z.string().check(z.maxLength(512)) }),
  },
  selectApp: { from: 'extension-page', content: AppId },
  disconnect: { from: 'extension-page', content: nothing },
  signalLinks: { from: 'extension-page', content: nothing },
  sendTestEvent: { from: 'extension-page', content: TestEventRequest },
  tabState: { from: 'extension-page', content: z.int() },
} as const satisfies Record<string, { readonly from: Sender; readonly content: z.ZodMiniType }>;

export type MessageName = keyof typeof protocol;
export type Content<N extends MessageName> = z.output<(typeof protocol)[N]['content']>;

/** What each message is answered with. */
export interface Answers {
  figures: FiguresAnswer;
  listState: undefined;
  connectionState: ConnectionState;
  connect: Outcome<ConnectionState>;
  selectApp: ConnectionState;
  disconnect: undefined;
  signalLinks: Outcome<readonly SignalLink[]>;
  sendTestEvent: Outcome<TestEventResult>;
  tabState: TabState;
}
