import { metricTitle, noValueText, sourceText } from '#lib/figure-words';
import type { Figure, MetricName, QuantityFormat } from '#lib/metrics';
import './figure.css';

/** One number as it looks everywhere: with its source, a real zero, or a dash with the reason. */
export function FigureText({
  metric,
  figure,
  format,
}: {
  readonly metric: MetricName;
  readonly figure: Figure;
  readonly format: QuantityFormat;
}) {
  const text = figure.state === 'none' ? '–' : format(figure.quantity);
  const reason = figure.state === 'none' ? noValueText(figure.reason) : sourceText(figure.source);
  return (
    <span className="figure" data-state={figure.state} data-source={figure.source} title={reason}>
      <span className="for-readers">{metricTitle(metric)} </span>
      {text}
      <span className="for-readers"> {reason}</span>
    </span>
  );
}
