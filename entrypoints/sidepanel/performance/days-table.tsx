import type { MetricDay } from '#lib/appsprint/contract';
import { metricTitle } from '#lib/figure-words';
import { figureOf, type MetricName, quantityFormat } from '#lib/metrics';
import { t, wordsLanguage } from '#lib/words';

/** The same numbers for those who do not see the chart. */
export function DaysTable({
  days,
  metrics,
  currency,
}: {
  readonly days: readonly MetricDay[];
  readonly metrics: readonly MetricName[];
  readonly currency: string;
}) {
  const format = quantityFormat(wordsLanguage());
  return (
    <div className="for-readers">
      <table>
        <caption>{t('panel.chart.days')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('panel.chart.day')}</th>
            {metrics.map((metric) => (
              <th scope="col" key={metric}>
                {metricTitle(metric)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row">{day.day}</th>
              {metrics.map((metric) => {
                const figure = figureOf(metric, day, currency);
                return <td key={metric}>{figure.state === 'none' ? '–' : format(figure.quantity)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
