import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useMemo, useRef } from 'react';
import { metricTitle } from '#lib/figure-words';
import { figureOf, type MetricName, quantityFormat } from '#lib/metrics';
import type { Figures, Order, Selection } from '#lib/performance';
import { t, wordsLanguage } from '#lib/words';
import { FigureText } from '../../../components/figure/figure.tsx';
import { usePanel } from '../panel-store.ts';
import { useRowFocus } from './row-focus.ts';
import { RowName } from './row-name.tsx';
import { InstallsLine, useSparklines } from './sparkline.tsx';

const rowHeight = 32;

interface TableProps {
  readonly selection: Selection;
  /** Whether a newer selection is still being worked out. */
  readonly isBusy: boolean;
  /** Whether some rows are not shown, so that the totals are those of the rows that are. */
  readonly isFiltered: boolean;
  readonly figures: Figures;
  readonly columns: readonly MetricName[];
  readonly currency: string;
}

/** The table. Only rows in sight are in the page, however many there are. */
export const Table = memo(function Table({
  selection: { rows, order, totals },
  isBusy,
  isFiltered,
  figures,
  columns,
  currency,
}: TableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const sortBy = usePanel((store) => store.sortBy);
  const opened = usePanel((store) => store.opened);
  const open = usePanel((store) => store.open);
  const goInto = usePanel((store) => store.goInto);
  const level = usePanel((store) => store.level);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The head and the totals stand over the last rows of the scroller.
    scrollPaddingEnd: 2 * rowHeight,
  });
  const focus = useRowFocus(scroller, virtual);
  const inSight = virtual.getVirtualItems();
  const sparklines = useSparklines(inSight.flatMap(({ index }) => rows[index] ?? []));
  const format = useMemo(() => quantityFormat(wordsLanguage()), []);
  const before = inSight[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  return (
    <section
      className="table"
      ref={scroller}
      aria-label={t('panel.table')}
      aria-busy={isBusy}
      tabIndex={-1}
      onKeyDown={focus.pressed}
    >
      <table aria-rowcount={rows.length + 2}>
        <thead>
          <tr>
            <Title by="name" title={t('panel.name')} order={order} sortBy={sortBy} />
            {columns.map((metric) => (
              <Title key={metric} by={metric} title={metricTitle(metric)} order={order} sortBy={sortBy} />
            ))}
            <th scope="col">{t('panel.trend')}</th>
          </tr>
        </thead>
        <tbody>
          <tr className="space" style={{ height: before }} />
          {inSight.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr
                key={row.id}
                className={row.id === opened ? 'opened' : ''}
                aria-rowindex={index + 2}
                data-row={index}
                onFocus={() => focus.entered(index)}
              >
                <th scope="row">
                  <RowName
                    row={row}
                    tabIndex={index === focus.stop ? 0 : -1}
                    isOpen={row.id === opened}
                    open={open}
                    {...(level === 'ad' ? {} : { goInto })}
                  />
                </th>
                {columns.map((metric) => (
                  <td key={metric}>
                    <FigureText metric={metric} figure={figures.of(row, metric)} format={format} />
                  </td>
                ))}
                <td>
                  <InstallsLine days={sparklines.get(row.id)} />
                </td>
              </tr>
            );
          })}
          <tr className="space" style={{ height: after }} />
        </tbody>
        <tfoot>
          <tr aria-rowindex={rows.length + 2}>
            <th scope="row">{isFiltered ? t('panel.totalsShown') : t('panel.totals')}</th>
            {columns.map((metric) => (
              <td key={metric}>
                <FigureText metric={metric} figure={figureOf(metric, totals, currency)} format={format} />
              </td>
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
});

interface TitleProps {
  readonly by: Order['by'];
  readonly title: string;
  readonly order: Order;
  readonly sortBy: (by: Order['by']) => void;
}

function Title({ by, title, order, sortBy }: TitleProps) {
  const sorted = order.by === by ? (order.direction === 'rising' ? 'ascending' : 'descending') : 'none';
  return (
    <th scope="col" aria-sort={sorted}>
      <button type="button" onClick={() => sortBy(by)}>
        {title}
        <span aria-hidden="true">{sorted === 'none' ? '' : sorted === 'ascending' ? ' ↑' : ' ↓'}</span>
      </button>
    </th>
  );
}
