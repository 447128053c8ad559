import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { filterRows, noFilter, type PerformanceRow, sortRows } from '#lib/performance';
import { t, tCount, wordsLanguage } from '#lib/words';
import { SourceKey } from '../../../components/figure/source-key.tsx';
import { Note } from '../../../components/note.tsx';
import { type Rows, usePanel } from '../panel-store.ts';
import { ColumnPicker } from './column-picker.tsx';
import { useColumns } from './columns-store.ts';
import { Drawer } from './drawer.tsx';
import { Export } from './export.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Table } from './table.tsx';
import { Where } from './where.tsx';
import { WindowPicker } from './window-picker.tsx';

const Chart = lazy(() => import('./chart.tsx'));

/** Every row of the window in a table that can be searched, filtered and sorted, with its chart and its totals. */
export function Performance() {
  const rows = usePanel((store) => store.rows);
  return (
    <div className="performance">
      <WindowPicker timeZone={rows.state === 'there' ? rows.page.timeZone : null} />
      <Where />
      <Shown rows={rows} />
    </div>
  );
}

function Shown({ rows }: { readonly rows: Rows }) {
  switch (rows.state) {
    case 'loading':
      return (
        <p className="quiet pad" role="status">
          {rows.of === null ? t('panel.loading') : t('panel.loadingRows', { loaded: rows.loaded, all: rows.of })}
        </p>
      );
    case 'failed':
      return (
        <div className="pad">
          <Note tone="bad">
            {rows.problem.what} {rows.problem.remedy}
          </Note>
          <button type="button" onClick={() => void usePanel.getState().load()}>
            {t('panel.tryAgain')}
          </button>
        </div>
      );
    case 'there':
      return rows.rows.length === 0 ? <p className="pad">{t('panel.noRows')}</p> : <Loaded rows={rows} />;
  }
}

function Loaded({ rows: { rows, figures, page, days } }: { readonly rows: Extract<Rows, { state: 'there' }> }) {
  const order = usePanel((store) => store.order);
  const filter = usePanel((store) => store.filter);
  const filterBy = usePanel((store) => store.filterBy);
  const opened = usePanel((store) => store.opened);
  const { columns, load } = useColumns();
  const [picking, setPicking] = useState(false);
  useEffect(() => void load(), [load]);
  const language = wordsLanguage();
  const shown = useMemo(() => filterRows(rows, filter, figures), [rows, filter, figures]);
  const sorted = useMemo(() => sortRows(shown, order, figures, language), [shown, order, figures, language]);
  const open: PerformanceRow | undefined = opened === null ? undefined : rows.find((row) => row.id === opened);
  return (
    <>
      {days.length > 1 && (
        <Suspense fallback={<div className="chart-space" />}>
          <Chart days={days} currency={page.currency} />
        </Suspense>
      )}
      <FilterBar />
      <div className="line tools">
        <span className="quiet" role="status">
          {shown.length === rows.length
            ? tCount('panel.rows', rows.length)
            : t('panel.rowsOf', { shown: shown.length, all: rows.length })}
        </span>
        <button type="button" aria-expanded={picking} onClick={() => setPicking(!picking)}>
          {t('panel.columns')}
        </button>
        <Export rows={sorted} figures={figures} page={page} columns={columns} />
      </div>
      {picking && <ColumnPicker />}
      {shown.length === 0 ? (
        <p>
          {t('panel.noneFound')}{' '}
          <button type="button" className="small" onClick={() => filterBy(noFilter)}>
            {t('panel.showAllRows')}
          </button>
        </p>
      ) : (
        <>
          <Table
            rows={sorted}
            figures={figures}
            columns={columns}
            page={page}
            isFiltered={shown.length !== rows.length}
          />
          <SourceKey
            hasFallback={shown.some(
              ({ sums }) => sums.installs.source === 'fallback' || sums.revenue.source === 'fallback',
            )}
          />
        </>
      )}
      {open !== undefined && <Drawer row={open} currency={page.currency} />}
    </>
  );
}
