import type { AppId, AuditAnswer, Day, Integration, MetricSums } from '#lib/appsprint/contract';

/** The sums of one whole day of the advertiser; null where the API gave none. */
export interface DayOfAdvertiser {
  readonly day: Day;
  readonly sums: MetricSums | null;
}

/** AppSprint refuses to answer, with the reason for people. */
export interface RefusedFacts {
  readonly state: 'refused';
  readonly appId: AppId;
  readonly what: string;
  readonly remedy: string;
}

/** What AppSprint said just now of one app. */
export interface AppFacts {
  readonly state: 'answered';
  readonly appId: AppId;
  readonly integration: Integration;
  /** Null where the figures could not be asked for. */
  readonly today: DayOfAdvertiser | null;
  readonly yesterday: DayOfAdvertiser | null;
  /** Null where the server has no audit or it could not be asked for. */
  readonly audit: Pick<AuditAnswer, 'findings' | 'lastRunAt'> | null;
}
