import { useMemo } from 'react';
import { metricTitle, noDifferenceText } from '#lib/figure-words';
import { type Difference, differenceOf, type MetricName, quantityFormat, signedPercentFormat } from '#lib/metrics';
import type { PerformanceRow } from '#lib/performance';
import { t, wordsLanguage } from '#lib/words';
import { usePanel } from '../panel-store.ts';

const compared: readonly MetricName[] = ['installs', 'cpi', 'revenue', 'roas'];
/** What the AppSprint docs (TikTok Ads page, troubleshooting) and TikTok's own windows give as reasons for a difference. */
const causes = ['date', 'windows', 'zone', 'device', 'click'] as const;

/** One row opened: AppSprint's and TikTok's number side by side, how they differ, and why they may. */
export function Drawer({ row, currency }: { readonly row: PerformanceRow; readonly currency: string }) {
  const { level, open, goInto } = usePanel();
  const language = wordsLanguage();
  const format = useMemo(() => quantityFormat(language), [language]);
  const percent = useMemo(() => signedPercentFormat(language), [language]);
  return (
    <section className="drawer" aria-label={row.name ?? row.id}>
      <header className="line">
        <h2>{row.name ?? row.id}</h2>
        <button type="button" className="small" aria-label={t('panel.close')} onClick={() => open(null)}>
          ×
        </button>
      </header>
      <p className="quiet">{row.id}</p>
      <table className="difference">
        <thead>
          <tr>
            <th scope="col">{t('panel.metric')}</th>
            <th scope="col">AppSprint</th>
            <th scope="col">TikTok</th>
            <th scope="col">{t('panel.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {compared.map((metric) => {
            const difference = differenceOf(metric, row.sums, currency);
            return difference === null ? null : (
              <tr key={metric}>
                <th scope="row">{metricTitle(metric)}</th>
                <td>{difference.attributed === null ? '–' : format(difference.attributed)}</td>
                <td>{difference.reported === null ? '–' : format(difference.reported)}</td>
                <td>{differenceText(difference, format, percent)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <details>
        <summary>{t('panel.whyDifferent')}</summary>
        <ul>
          {causes.map((cause) => (
            <li key={cause}>{t(`panel.causes.${cause}`)}</li>
          ))}
        </ul>
      </details>
      {level !== 'ad' && (
        <button type="button" onClick={() => goInto(row)}>
          {level === 'campaign' ? t('panel.seeAdGroups') : t('panel.seeAds')}
        </button>
      )}
    </section>
  );
}

function differenceText(
  difference: Difference,
  format: ReturnType<typeof quantityFormat>,
  percent: (text: string) => string,
): string {
  if (difference.state === 'not-compared') return noDifferenceText(difference.reason);
  const by = format(difference.by);
  const signed = by.startsWith('-') || /^[^\d]*-/.test(by) ? by : `+${by}`;
  return difference.percent === null ? signed : `${signed} (${percent(difference.percent)})`;
}
