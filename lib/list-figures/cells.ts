import type { RowFigures } from '#lib/messages';
import { type MetricName, metricTitles, noValueTexts, type QuantityFormat, sourceTexts } from '#lib/metrics';
import type { Cell } from '#lib/overlay';
import type { RowReading } from './readings.ts';

/** What the numbers of a list are numbers of; said in every explanation. */
export interface NumberContext {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string | null;
}

/** Milliseconds after which a number shows its age. */
export const staleAfter = 3_600_000;

/** The cells of one row, one for each of `metrics` in their order; null where there is not one for each, so nothing may be painted. */
export function cellsOf(
  reading: RowReading,
  metrics: readonly MetricName[],
  context: NumberContext,
  format: QuantityFormat,
  now: number,
): readonly Cell[] | null {
  switch (reading.state) {
    case 'unknown':
      return null;
    case 'loading':
      return metrics.map((metric) => ({
        metric,
        state: 'loading',
        source: '',
        text: '',
        explanation: { heading: `${metricTitles[metric]} is loading`, pairs: [], sentences: [] },
      }));
    case 'failed':
      return metrics.map((metric) => ({
        metric,
        state: 'failed',
        source: '',
        text: '!',
        explanation: {
          heading: metricTitles[metric],
          pairs: [],
          sentences: [reading.problem.what, reading.problem.remedy],
        },
      }));
    case 'known': {
      const cells = metrics.flatMap((metric) => cellOf(metric, reading.row, context, format, now) ?? []);
      // With one number fewer, those after it would stand in the columns of others.
      return cells.length === metrics.length ? cells : null;
    }
  }
}

function cellOf(
  metric: MetricName,
  row: RowFigures,
  context: NumberContext,
  format: QuantityFormat,
  now: number,
): Cell | null {
  const figure = row.figures[metric];
  if (figure === undefined) return null;
  const dates = `${context.from} to ${context.to}${context.timeZone === null ? '' : `, ${context.timeZone}`}.`;
  const { source } = figure;
  if (figure.state === 'none') {
    return {
      metric,
      state: 'none',
      source,
      text: '–',
      explanation: { heading: metricTitles[metric], pairs: [], sentences: [noValueTexts[figure.reason], dates] },
    };
  }
  const number = format(figure.quantity);
  const age = now - row.fetchedAt;
  const hours = Math.floor(age / 3_600_000);
  const heading = `${metricTitles[metric]} ${number}`;
  const sentences = [sourceTexts[source], dates];
  return age >= staleAfter
    ? {
        metric,
        state: 'stale',
        source,
        text: `${number} ⟳ ${hours}h`,
        explanation: {
          heading,
          pairs: [],
          sentences: [...sentences, `${hours} h old: AppSprint could not be asked since.`],
        },
      }
    : { metric, state: figure.state, source, text: number, explanation: { heading, pairs: [], sentences } };
}
