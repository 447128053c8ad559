import type {
  AdvertiserId,
  AppId,
  AuditAnswer,
  EntityId,
  MetricDay,
  MetricRow,
  MetricsAnswer,
  ReportingState,
} from '#lib/appsprint/contract';

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

/** What is set up wrong in what is live, and until when the person has seen it: null before the first look. */
export interface AuditLook {
  readonly appId: AppId;
  readonly audit: AuditAnswer;
  readonly seenUntil: string | null;
}
