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

interface FigureProps {
  readonly metric: MetricName;
  readonly figure: ShownFigure;
  readonly format: QuantityFormat;
  /** Whole hours since the number came, null where the clock was put back since; left out where it is of now. */
  readonly hours?: number | null;
}

/**
 * One number as it looks everywhere: loading, a value, a real zero, a dash with the reason, an old number with its age, or a failure.
 * A value carries whose it is.
 */
export function FigureText({ metric, figure, format, hours = 0 }: FigureProps) {
  const isStale = hours !== 0 && (figure.state === 'value' || figure.state === 'zero');
  const said = explanation(metric, figure);
  const title = isStale ? `${said} ${ageText(hours)}` : said;
  return (
    <span
      className="figure"
      data-state={isStale ? 'stale' : figure.state}
      data-source={'source' in figure ? figure.source : ''}
      title={title}
    >
      <span className="for-readers">{metricTitle(metric)} </span>
      <span aria-hidden={figure.state === 'loading' || figure.state === 'failed'}>{textOf(figure, format)}</span>
      {isStale && <span className="age"> {hours === null ? '⟳' : t('metrics.shown.hours', { hours })}</span>}
      <span className="for-readers"> {title}</span>
    </span>
  );
}

function ageText(hours: number | null): string {
  return hours === null ? t('metrics.shown.ageUnknown') : tCount('metrics.shown.stale', hours);
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
