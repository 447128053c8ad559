import type { MetricSums } from '#lib/appsprint/contract';
import type { RowFigures } from '#lib/messages';
import { differenceOf, figureOf, metricNames } from '#lib/metrics';

/**
 * Every metric of one row or one total, and how it differs from TikTok's number.
 * @param currency the advertiser's currency
 * @param fetchedAt epoch milliseconds
 */
export function rowFiguresOf(sums: MetricSums, currency: string, fetchedAt: number): RowFigures {
  return {
    figures: Object.fromEntries(metricNames.map((metric) => [metric, figureOf(metric, sums, currency)])),
    differences: Object.fromEntries(
      metricNames.flatMap((metric) => {
        const difference = differenceOf(metric, sums, currency);
        return difference === null ? [] : [[metric, difference]];
      }),
    ),
    fetchedAt,
  };
}
