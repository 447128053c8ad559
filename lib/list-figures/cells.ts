import { hoursOld } from '#lib/calendar';
import { metricTitle, noValueText, sourceText } from '#lib/figure-words';
import type { RowFigures } from '#lib/messages';
import type { FigureSource, MetricName } from '#lib/metrics';
import type { Cell, Explanation } from '#lib/overlay';
import { t, tCount } from '#lib/words';
import { comparison } from './comparison.ts';
import type { RowReading } from './readings.ts';
import type { Writing } from './writing.ts';

/** What the numbers of a list are numbers of; said in every explanation. */
export interface NumberContext {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string | null;
}

/**
 * The cells of one row, one for each of `metrics` in their order; null where there is not one for each, so nothing may be painted.
 * @param sayWhose says whose a number is
 */
export function cellsOf(
  reading: RowReading,
  metrics: readonly MetricName[],
  context: NumberContext,
  writing: Writing,
  now: number,
  sayWhose: (source: FigureSource) => string = sourceText,
): readonly Cell[] | null {
  switch (reading.state) {
    case 'unknown':
      return null;
    case 'loading':
      return metrics.map((metric) =>
        blankCell(metric, 'loading', '', [t('metrics.shown.loading', { metric: metricTitle(metric) })]),
      );
    case 'failed':
      return metrics.map((metric) =>
        blankCell(metric, 'failed', '!', [reading.problem.what, reading.problem.remedy].filter(Boolean)),
      );
    case 'known':
      return knownCells(reading.row, metrics, context, sayWhose, writing, now);
  }
}

/** The cells of figures that are there, one for each of `metrics`; null where one is missing. `sayWhose` says whose a number is. */
export function knownCells(
  row: RowFigures,
  metrics: readonly MetricName[],
  context: NumberContext,
  sayWhose: (source: FigureSource) => string,
  writing: Writing,
  now: number,
): readonly Cell[] | null {
  const cells = metrics.flatMap((metric) => cellOf(metric, row, context, sayWhose, writing, now) ?? []);
  // With one number fewer, those after it would stand in the columns of others.
  return cells.length === metrics.length ? cells : null;
}

function cellOf(
  metric: MetricName,
  row: RowFigures,
  context: NumberContext,
  sayWhose: (source: FigureSource) => string,
  writing: Writing,
  now: number,
): Cell | null {
  const figure = row.figures[metric];
  if (figure === undefined) return null;
  const { source } = figure;
  const compared = comparison(row.differences[metric], writing);
  const late = lateness(row.fetchedAt, now);
  const explain = (heading: string, about: string): Explanation => ({
    heading,
    pairs: compared.pairs,
    sentences: [about, ...compared.sentences, datesOf(context), ...(late === null ? [] : [late.sentence])],
  });
  if (figure.state === 'none') {
    const explanation = explain(metricTitle(metric), noValueText(figure.reason));
    return { metric, state: 'none', source, text: '–', explanation };
  }
  const number = writing.quantity(figure.quantity);
  const explanation = explain(`${metricTitle(metric)} ${number}`, sayWhose(source));
  return late === null
    ? { metric, state: figure.state, source, text: number, explanation }
    : { metric, state: 'stale', source, text: `${number} ${late.mark}`, explanation };
}

/** How late a number is; null while it is not. One from the future came before the clock was put back, nobody knows how long ago. */
function lateness(fetchedAt: number, now: number): { readonly mark: string; readonly sentence: string } | null {
  const hours = hoursOld(fetchedAt, now);
  if (hours === null) return { mark: '⟳', sentence: t('metrics.shown.ageUnknown') };
  return hours < 1 ? null : { mark: `⟳ ${hours}h`, sentence: tCount('metrics.shown.stale', hours) };
}

function blankCell(metric: MetricName, state: 'loading' | 'failed', text: string, sentences: readonly string[]): Cell {
  return { metric, state, source: '', text, explanation: { heading: metricTitle(metric), pairs: [], sentences } };
}

function datesOf({ from, to, timeZone }: NumberContext): string {
  return timeZone === null ? t('overlay.datesNoZone', { from, to }) : t('overlay.dates', { from, to, zone: timeZone });
}
