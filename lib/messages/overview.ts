import type { Problem } from '#lib/appsprint';
import type { Advertiser, AppId, Day, MetricDay, SignalLink } from '#lib/appsprint/contract';
import type { ConnectionState } from './connection.ts';

/** Something with the moment (epoch milliseconds) it came from the API. */
export interface Dated<T> {
  readonly value: T;
  readonly fetchedAt: number;
}

/** The last days of the whole advertiser. */
export interface AccountDays {
  readonly currency: string;
  readonly timeZone: string;
  /** Today in the advertiser's time zone, when this was asked. */
  readonly today: Day;
  /** Days without any fact are left out. */
  readonly days: readonly MetricDay[];
  /** Whether TikTok's side is still on its way, so that asking again soon makes sense. */
  readonly isLoading: boolean;
}

/** What the popup is made of, each part asked for by itself. */
export interface OverviewParts {
  readonly connection: Extract<ConnectionState, { state: 'connected' }>;
  /** The advertiser of each app of the token, where there is more than one app. */
  readonly appAdvertisers: readonly { readonly appId: AppId; readonly advertiser: Advertiser | null }[];
  /** Null where no advertiser is connected. */
  readonly accountDays: AccountDays | null;
  readonly signalLinks: readonly SignalLink[];
  /** TikTok events that some SDK event is mapped to. */
  readonly mappedEvents: readonly string[];
}

/** What is known of one part, and why nothing newer could be had. */
export interface Part<T> {
  readonly known: Dated<T> | null;
  readonly problem: Problem | null;
}

export type Overview = { readonly [N in keyof OverviewParts]: Part<OverviewParts[N]> };

/** The parts that the background has kept. */
export type KeptOverview = { readonly [N in keyof OverviewParts]?: Dated<OverviewParts[N]> };

/** What the background answers when the popup opens. */
export type OverviewAnswer =
  | { readonly state: 'not-connected' }
  | { readonly state: 'connected'; readonly overview: Overview };
