import { lazy, Suspense, useState } from 'react';
import type { MetricDay } from '#lib/appsprint/contract';
import { metricTitle } from '#lib/figure-words';
import { type MetricName, metricNames } from '#lib/metrics';
import { t } from '#lib/words';
import { DaysTable } from './days-table.tsx';

// What draws is large and comes after the rest; its place is kept, so that nothing below moves away from under a click.
const ChartLines = lazy(() => import('./chart-lines.tsx'));

/** The metrics that are drawn: on the first axis and on the second. */
export type ChartMetrics = readonly [MetricName, MetricName];

/** Two metrics of the person's choice, day by day: drawn, and as a table for those who do not see the lines. */
export function Chart({ days, currency }: { readonly days: readonly MetricDay[]; readonly currency: string }) {
  const [metrics, setMetrics] = useState<ChartMetrics>(['installs', 'spend']);
  return (
    <figure className="chart">
      <figcaption className="line">
        {metrics.map((metric, index) => (
          <select
            // biome keeps the two places apart by their index, which never changes.
            key={index === 0 ? 'first' : 'second'}
            className={index === 0 ? 'first' : 'second'}
            aria-label={t(index === 0 ? 'panel.chart.first' : 'panel.chart.second')}
            value={metric}
            onChange={(event) => {
              const chosen = event.target.value as MetricName;
              setMetrics(index === 0 ? [chosen, metrics[1]] : [metrics[0], chosen]);
            }}
          >
            {metricNames.map((name) => (
              <option key={name} value={name}>
                {metricTitle(name)}
              </option>
            ))}
          </select>
        ))}
      </figcaption>
      <Suspense fallback={<div className="chart-space" />}>
        <ChartLines days={days} metrics={metrics} currency={currency} />
      </Suspense>
      <DaysTable days={days} metrics={metrics} currency={currency} />
    </figure>
  );
}
