import { useMemo } from 'react';

import { dayOf, hoursOld, yesterday as yesterdayOf } from '#lib/calendar';
import { metricTitle } from '#lib/figure-words';
import type { AccountDays } from '#lib/messages';
import {
  addSums,
  defaultMetrics,
  type Figure,
  figureOf,
  type MetricName,
  quantityFormat,
  type TwoSidedSums,
} from '#lib/metrics';
import { t, wordsLanguage } from '#lib/words';
import { FigureText, type ShownFigure } from '../../../components/figure/figure.tsx';
import { SourceKey } from '../../../components/figure/source-key.tsx';
import { Sparkline } from '../../../components/sparkline/sparkline.tsx';
import { usePart } from '../popup-store.ts';
import { lastDays } from './last-days.ts';

/** Installs, CPI and ROAS of today beside yesterday, with the days before as small lines. */
export function Today() {
  const { known, problem } = usePart('accountDays');
  const language = wordsLanguage();
  const format = useMemo(() => quantityFormat(language), [language]);
  if (known !== null && known.value === null) {
    return (
      <section className="today" aria-label={t('popup.today.label')}>
        <p className="quiet">{t('popup.today.noAdvertiser')}</p>
      </section>
    );
  }
  const now = Date.now();
  // Numbers kept since before midnight are not today's any more.
  const kept = known?.value ?? null;
  const account = kept !== null && kept.today === dayOf(now, kept.timeZone) ? kept : null;
  const hours = known === null ? 0 : hoursOld(known.fetchedAt, now);
  const shown = (day: string | null, metric: MetricName): ShownFigure => {
    if (account !== null && day !== null) return figureOn(account, day, metric);
    return problem === null ? { state: 'loading' } : { state: 'failed', problem };
  };
  const today = account?.today ?? null;
  const yesterday = account === null ? null : yesterdayOf(now, account.timeZone).from;
  const rows = [
    { title: t('popup.today.title'), day: today },
    { title: t('popup.today.yesterday'), day: yesterday },
  ];
  const figures = rows.flatMap(({ day }) => defaultMetrics.map((metric) => shown(day, metric)));
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  return (
    <section className="today" aria-label={t('popup.today.label')}>
      <table>
        <thead>
          <tr>
            <td className="quiet">
              {known === null ? '' : t('popup.today.age', { time: time.format(known.fetchedAt) })}
            </td>
            {defaultMetrics.map((metric) => (
              <th key={metric} scope="col">
                {metricTitle(metric)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ title, day }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {defaultMetrics.map((metric) => (
                <td key={metric}>
                  <FigureText metric={metric} figure={shown(day, metric)} format={format} hours={hours} />
                </td>
              ))}
            </tr>
          ))}
          <tr className="trend">
            <th scope="row">{t('popup.today.days', { days: trendLength })}</th>
            {defaultMetrics.map((metric) => (
              <td key={metric}>
                {account === null ? <Sparkline values={[]} said="" /> : <Trend account={account} metric={metric} />}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <SourceKey hasFallback={figures.some((figure) => 'source' in figure && figure.source === 'fallback')} />
    </section>
  );
}

const trendLength = 14;

function Trend({
  account,
  metric,
}: {
  readonly account: AccountDays;
  readonly metric: (typeof defaultMetrics)[number];
}) {
  const format = quantityFormat(wordsLanguage());
  const figures = lastDays(account.today, trendLength).map((day) => figureOn(account, day, metric));
  const known = figures.filter((figure) => figure.state !== 'none');
  const write = (figure: Figure | undefined) =>
    figure === undefined || figure.state === 'none' ? '–' : format(figure.quantity);
  const said = t(`popup.today.trendOf.${metric}`, {
    days: trendLength,
    from: write(known[0]),
    to: write(known.at(-1)),
  });
  return <Sparkline values={figures.map(sizeOf)} said={said} />;
}

/** A day without any fact is a day of nothing, not a missing one. */
function figureOn({ days, currency }: AccountDays, day: string, metric: MetricName): Figure {
  const sums: TwoSidedSums = days.find((one) => one.day === day) ?? addSums([], currency);
  return figureOf(metric, sums, currency);
}

/** Exact enough for a line of 16 pixels. */
function sizeOf(figure: Figure): number | null {
  if (figure.state === 'none') return null;
  return Number(figure.quantity.unit === 'money' ? figure.quantity.amount : figure.quantity.value);
}
