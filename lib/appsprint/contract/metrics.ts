import * as z from 'zod/mini';
import { AdvertiserId, EntityId } from './ids.ts';
import { ReportingState } from './integration.ts';
import { Count, CurrencyCode, Day, Instant, MetricsLevel, Money } from './values.ts';

const separatedIds = z.string().check(z.regex(/^\d{1,20}(?:,\d{1,20})*$/, 'ids are digits separated by commas'));

/** Query of `GET .../metrics`. Days are inclusive, in the advertiser's time zone. */
export const MetricsQuery = z.object({
  level: MetricsLevel,
  from: Day,
  to: Day,
  /** Comma-separated, at most `maxIdsPerRequest`; left out: every row of the level. */
  ids: z.optional(separatedIds),
  /** Comma-separated ids of the advertiser, campaigns, ad groups or ads: only these rows and those below them. */
  within: z.optional(separatedIds),
  /** Only rows whose name contains this text, in any letter case. */
  search: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** `day`: every row also says its sums of each day of the window. */
  breakdown: z.optional(z.literal('day')),
  cursor: z.optional(z.string().check(z.maxLength(64))),
});
export type MetricsQuery = z.infer<typeof MetricsQuery>;

/**
 * Installs of a row. `value` is the number to show and `source` whose it is: AppSprint's own wherever it has a match,
 * else TikTok's reported conversions (AppSprint docs, TikTok Ads page). `reported` is null where TikTok's conversions
 * do not count installs, because the ad group optimises for another event.
 */
export const InstallSums = z.object({
  value: Count,
  source: z.enum(['attributed', 'fallback']),
  attributed: Count,
  reported: z.nullable(Count),
});

/** Revenue of a row: one amount per currency, never added across currencies. `reported` is null where TikTok gave no value. */
export const RevenueSums = z.object({
  value: z.array(Money),
  source: z.enum(['attributed', 'fallback']),
  attributed: z.array(Money),
  reported: z.nullable(Money),
});

/** Sums of one campaign, ad group, ad or of the whole set. TikTok's side is null where it has not been loaded. */
export const MetricSums = z.object({
  spend: z.nullable(Money),
  impressions: z.nullable(Count),
  clicks: z.nullable(Count),
  installs: InstallSums,
  revenue: RevenueSums,
});
export type MetricSums = z.infer<typeof MetricSums>;

/**
 * Sums of one day; days without any fact are left out. A day falls back exactly where its row does, so that the days add
 * up to the row (this rule is ours).
 */
export const MetricDay = z.extend(MetricSums, { day: Day });
export type MetricDay = z.infer<typeof MetricDay>;

export const MetricRow = z.extend(MetricSums, {
  id: EntityId,
  name: z.nullable(z.string()),
  /** Present only where the query asks for a breakdown by day. */
  days: z.optional(z.array(MetricDay)),
});
export type MetricRow = z.infer<typeof MetricRow>;

/** Answer of `GET .../metrics`: sums only; ratios are computed from them by `lib/metrics`. */
export const MetricsAnswer = z.object({
  advertiserId: AdvertiserId,
  level: MetricsLevel,
  window: z.object({ from: Day, to: Day, timeZone: z.string() }),
  currency: CurrencyCode,
  rows: z.array(MetricRow),
  /** Of every row the query selects, not only of this page. */
  totals: z.extend(MetricSums, {
    rows: Count,
    rowsWithAttributedInstalls: Count,
    /** Present only where the query asks for a breakdown by day. */
    days: z.optional(z.array(MetricDay)),
  }),
  freshness: z.object({ attributedAt: Instant, reporting: ReportingState }),
});
export type MetricsAnswer = z.infer<typeof MetricsAnswer>;
