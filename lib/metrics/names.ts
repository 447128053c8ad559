/** The twelve metrics of the AppSprint docs (TikTok Ads page), in their order there. */
export const metricNames = [
  'spend',
  'installs',
  'cpi',
  'ipm',
  'impressions',
  'cpm',
  'clicks',
  'cpc',
  'ctr',
  'cti',
  'roas',
  'revenue',
] as const;

export type MetricName = (typeof metricNames)[number];

/** The metrics an Ads Manager row shows until the user chooses others. */
export const defaultMetrics = ['installs', 'cpi', 'roas'] as const satisfies readonly MetricName[];
