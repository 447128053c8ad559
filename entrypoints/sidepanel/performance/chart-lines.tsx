import { useEffect, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { MetricDay } from '#lib/appsprint/contract';
import { metricTitle } from '#lib/figure-words';
import { figureOf, type MetricName, quantityFormat } from '#lib/metrics';
import { wordsLanguage } from '#lib/words';
import type { ChartMetrics } from './chart.tsx';

const height = 160;
/** Seconds between two dates of the axis: whole days, because a day is the smallest thing there is to see. */
const daySteps = [1, 2, 3, 7, 14, 28].map((days) => days * 86_400);

interface ChartLinesProps {
  readonly days: readonly MetricDay[];
  readonly metrics: ChartMetrics;
  readonly currency: string;
}

/** The lines of two metrics, day by day. A day without a value is a gap, never a zero. */
export default function ChartLines({ days, metrics, currency }: ChartLinesProps) {
  const place = useRef<HTMLDivElement>(null);
  const series = useMemo(() => metrics.map((metric) => sizesOf(days, metric, currency)), [days, metrics, currency]);
  useEffect(() => {
    const target = place.current;
    if (target === null) return;
    const format = quantityFormat(wordsLanguage());
    const colour = (name: string) => () => shownColour(target, name);
    const times = days.map(({ day }) => Date.parse(`${day}T00:00:00Z`) / 1000);
    const [first, second] = metrics;
    const axis = { stroke: colour('--chart-text'), grid: { stroke: colour('--chart-line'), width: 1 } };
    const day = new Intl.DateTimeFormat(wordsLanguage(), { day: 'numeric', month: 'short', timeZone: 'UTC' });
    const dates = (_: uPlot, splits: number[]) => splits.map((split) => day.format(split * 1000));
    const valuesAt = (metric: MetricName) => (_: uPlot, splits: number[]) =>
      splits.map((split) => sizeText(metric, split, currency, format));
    const chart = new uPlot(
      {
        width: target.clientWidth,
        height,
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
        legend: { show: false },
        scales: { x: { time: true }, first: { range: fromZero }, second: { range: fromZero } },
        series: [
          {},
          { label: metricTitle(first), scale: 'first', stroke: colour('--chart-first'), width: 2 },
          { label: metricTitle(second), scale: 'second', stroke: colour('--chart-second'), width: 2, dash: [4, 3] },
        ],
        axes: [
          { ...axis, values: dates, incrs: daySteps, space: 64 },
          { ...axis, scale: 'first', values: valuesAt(first), size: widthOf },
          { ...axis, scale: 'second', side: 1, values: valuesAt(second), size: widthOf, grid: { show: false } },
        ],
      },
      [times, series[0] ?? [], series[1] ?? []],
      target,
    );
    const resized = new ResizeObserver(() => chart.setSize({ width: target.clientWidth, height }));
    resized.observe(target);
    const recoloured = new AbortController();
    const recolour = () => chart.redraw(false);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour, { signal: recoloured.signal });
    const themed = new MutationObserver(recolour);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      resized.disconnect();
      recoloured.abort();
      themed.disconnect();
      chart.destroy();
    };
  }, [days, metrics, series, currency]);
  return <div ref={place} className="chart-space" aria-hidden="true" />;
}

/** CSS pixels of an axis: its longest number, the ticks and some air. */
function widthOf(chart: uPlot, values: readonly string[] | null): number {
  chart.ctx.font = `${12 * devicePixelRatio}px system-ui`;
  const widths = (values ?? []).map((value) => chart.ctx.measureText(value).width / devicePixelRatio);
  return Math.ceil(Math.max(24, ...widths)) + 20;
}

/** Amounts are compared by their height, so every axis starts at nothing. */
function fromZero(_: uPlot, least: number | null, most: number | null): [number, number] {
  return [Math.min(0, least ?? 0), (most ?? 0) > 0 ? (most ?? 0) * 1.1 : 1];
}

/** The colour as it is drawn now: a canvas knows neither variables nor `light-dark()`. */
function shownColour(element: HTMLElement, variable: string): string {
  const { color: before } = element.style;
  element.style.color = `var(${variable})`;
  const { color } = getComputedStyle(element);
  element.style.color = before;
  return color;
}

function sizesOf(days: readonly MetricDay[], metric: MetricName, currency: string): (number | null)[] {
  return days.map((day) => {
    const figure = figureOf(metric, day, currency);
    if (figure.state === 'none') return null;
    return Number(figure.quantity.unit === 'money' ? figure.quantity.amount : figure.quantity.value);
  });
}

function sizeText(
  metric: MetricName,
  size: number,
  currency: string,
  format: ReturnType<typeof quantityFormat>,
): string {
  switch (metric) {
    case 'spend':
    case 'revenue':
    case 'cpi':
    case 'cpm':
    case 'cpc':
      return format({ unit: 'money', amount: String(size), currency });
    case 'roas':
      return format({ unit: 'ratio', value: String(size) });
    case 'ctr':
    case 'cti':
      return format({ unit: 'percent', value: String(size) });
    case 'ipm':
      return format({ unit: 'perThousand', value: String(size) });
    case 'installs':
    case 'impressions':
    case 'clicks':
      return format({ unit: 'count', value: size });
  }
}
