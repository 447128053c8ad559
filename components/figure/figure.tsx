import type { Problem } from '#lib/appsprint';
import { metricTitle, noValueText, sourceText } from '#lib/figure-words';
import type { Figure, MetricName, QuantityFormat } from '#lib/metrics';
import { t, tCount } from '#lib/words';
import { stateMarks } from '../state-line/state-line.tsx';
import './figure.css';

/** What can be shown in the place of one number. */
export type ShownFigure =
  | Figure
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem };

/** Milliseconds after which a number shows its age. */
const hour = 3_600_000;

interface FigureProps {
  readonly metric: MetricName;
  readonly figure: ShownFigure;
  readonly format: QuantityFormat;
  /** Milliseconds since the number came; left out where it is of now. */
  readonly age?: number;
}

/**
 * One number as it looks everywhere: loading, a value, a real zero, a dash with the reason, an old number with its age, or a failure.
 * A value carries whose it is.
 */
export function FigureText({ metric, figure, format, age = 0 }: FigureProps) {
  const hours = Math.floor(age / hour);
  const isStale = hours > 0 && (figure.state === 'value' || figure.state === 'zero');
  const said = explanation(metric, figure);
  const title = isStale ? `${said} ${tCount('metrics.shown.stale', hours)}` : said;
  return (
    <span
      className="figure"
      data-state={isStale ? 'stale' : figure.state}
      data-source={'source' in figure ? figure.source : ''}
      title={title}
    >
      <span className="for-readers">{metricTitle(metric)} </span>
      <span aria-hidden={figure.state === 'loading' || figure.state === 'failed'}>{textOf(figure, format)}</span>
      {isStale && <span className="age"> {t('metrics.shown.hours', { hours })}</span>}
      <span className="for-readers"> {title}</span>
    </span>
  );
}

function textOf(figure: ShownFigure, format: QuantityFormat): string {
  switch (figure.state) {
    case 'value':
    case 'zero':
      return format(figure.quantity);
    case 'none':
    case 'failed':
    case 'loading':
      return stateMarks[figure.state];
  }
}

function explanation(metric: MetricName, figure: ShownFigure): string {
  switch (figure.state) {
    case 'value':
    case 'zero':
      return sourceText(figure.source);
    case 'none':
      return noValueText(figure.reason);
    case 'failed':
      return `${figure.problem.what} ${figure.problem.remedy}`;
    case 'loading':
      return t('metrics.shown.loading', { metric: metricTitle(metric) });
  }
}
