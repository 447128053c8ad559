import { useEffect, useRef, useState } from 'react';
import type { EntityId, MetricDay } from '#lib/appsprint/contract';
import { ask } from '#lib/messages';
import type { PerformanceRow } from '#lib/performance';
import { t } from '#lib/words';
import { Sparkline } from '../../../components/sparkline/sparkline.tsx';
import { usePanel } from '../panel-store.ts';

/** Installs of each day of a row as a small line. */
export function InstallsLine({ days }: { readonly days: readonly MetricDay[] | undefined }) {
  const values = (days ?? []).map(({ installs }) => installs.value);
  const said = t('panel.trendSaid', { from: values[0] ?? 0, to: values.at(-1) ?? 0, most: Math.max(0, ...values) });
  return <Sparkline values={values} said={said} />;
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
