import { useEffect, useRef, useState } from 'react';
import type { EntityId, MetricDay } from '#lib/appsprint/contract';
import { ask } from '#lib/messages';
import type { PerformanceRow } from '#lib/performance';
import { t } from '#lib/words';
import { usePanel } from '../panel-store.ts';

const width = 56;
const height = 16;

/** Installs of each day as a small line; without days yet an empty place of the same size. */
export function Sparkline({ days }: { readonly days: readonly MetricDay[] | undefined }) {
  if (days === undefined || days.length < 2) return <svg width={width} height={height} aria-hidden="true" />;
  const values = days.map(({ installs }) => installs.value);
  const most = Math.max(1, ...values);
  const step = width / (values.length - 1);
  const points = values.map((value, index) => `${index * step},${height - 1 - (value / most) * (height - 2)}`);
  const said = t('panel.trendSaid', { from: values[0] ?? 0, to: values.at(-1) ?? 0, most });
  return (
    <svg width={width} height={height} role="img" aria-label={said}>
      <title>{said}</title>
      <polyline points={points.join(' ')} fill="none" stroke="var(--accent)" strokeWidth="1.5" />
    </svg>
  );
}

/** Milliseconds that a row stays in sight before its days are asked for: rows scrolled past are none of them. */
const settle = 200;

/** Days of the rows in sight, asked for once they stay there; those of another window or level are forgotten. */
export function useSparklines(inSight: readonly PerformanceRow[]): ReadonlyMap<string, readonly MetricDay[]> {
  const { level, window } = usePanel();
  const key = `${level} ${window.from} ${window.to}`;
  const [known, setKnown] = useState<{ key: string; days: ReadonlyMap<string, readonly MetricDay[]> }>({
    key,
    days: new Map(),
  });
  const current = useRef(key);
  current.current = key;
  const days = known.key === key ? known.days : new Map<string, readonly MetricDay[]>();
  const missing = inSight.flatMap(({ id }) => (days.has(id) ? [] : [id as EntityId])).join(',');
  useEffect(() => {
    if (missing === '') return;
    const timer = setTimeout(() => {
      const ids = missing.split(',') as EntityId[];
      ask('performanceDays', { level, ...window, ids }).then(
        (answer) => {
          if (!answer.ok || current.current !== key) return;
          const rows = new Map(answer.value.rows.map((row) => [row.id as string, row.days]));
          setKnown((before) => ({
            key,
            days: new Map([
              ...(before.key === key ? before.days : []),
              ...ids.map((id) => [id, rows.get(id) ?? []] as const),
            ]),
          }));
        },
        // The worker was replaced while it was asked; the rows in sight are asked for again when they change.
        (error: unknown) => console.debug('AppSprint Companion could not fetch the days of rows.', error),
      );
    }, settle);
    return () => clearTimeout(timer);
  }, [missing, key, level, window]);
  return days;
}
