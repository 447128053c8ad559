import type { Problem } from '#lib/appsprint';
import type { AdvertiserId, AppId, Day, EntityId, ReportingState } from '#lib/appsprint/contract';
import type { Difference, Figure, MetricName } from '#lib/metrics';

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
