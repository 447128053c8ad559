import { Fragment, useEffect, useMemo, useRef } from 'react';
import { metricTitle, noDifferenceText } from '#lib/figure-words';
import {
  type Difference,
  differenceOf,
  type MetricName,
  type QuantityFormat,
  quantityFormat,
  signedPercentFormat,
} from '#lib/metrics';
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
  const place = useRef<HTMLElement>(null);
  // It opens under the table, which may reach to the end of what is in sight.
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for what to do at the end.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section className="drawer" ref={place} aria-label={row.name ?? row.id}>
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
              <Fragment key={metric}>
                <tr>
                  <th scope="row">{metricTitle(metric)}</th>
                  <td>{difference.attributed === null ? '–' : format(difference.attributed)}</td>
                  <td>{difference.reported === null ? '–' : format(difference.reported)}</td>
                  <td>
                    {difference.state === 'compared' ? (
                      <DifferenceText difference={difference} format={format} percent={percent} />
                    ) : (
                      '–'
                    )}
                  </td>
                </tr>
                {difference.state === 'not-compared' && (
                  <tr>
                    <td colSpan={4} className="why-not">
                      {noDifferenceText(difference.reason)}
                    </td>
                  </tr>
                )}
              </Fragment>
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

interface DifferenceTextProps {
  readonly difference: Extract<Difference, { state: 'compared' }>;
  readonly format: QuantityFormat;
  readonly percent: (text: string) => string;
}

/** A line may end between the two numbers, never inside of one. */
function DifferenceText({ difference, format, percent }: DifferenceTextProps) {
  const by = format(difference.by);
  const signed = by.startsWith('-') || /^[^\d]*-/.test(by) ? by : `+${by}`;
  return (
    <>
      <span className="whole">{signed}</span>{' '}
      {difference.percent !== null && <span className="whole">({percent(difference.percent)})</span>}
    </>
  );
}
