import { useEffect, useState } from 'react';
import { noFilter, type PerformanceRow, type Selection } from '#lib/performance';
import { t, tCount } from '#lib/words';
import { useCompanion } from '../../../components/companion-store.ts';
import { SourceKey } from '../../../components/figure/source-key.tsx';
import { Failed, Loading, Nothing } from '../../../components/state-line/state-line.tsx';
import { type Rows, usePanel } from '../panel-store.ts';
import { Chart } from './chart.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { useColumns } from './columns-store.ts';
import { Drawer } from './drawer.tsx';
import { Export } from './export.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Table } from './table.tsx';
import { useSelection } from './use-selection.ts';
import { Where } from './where.tsx';
import { WindowPicker } from './window-picker.tsx';

/** Every row of the window in a table that can be searched, filtered and sorted, with its chart and its totals. */
export function Performance() {
  const rows = usePanel((store) => store.rows);
  const advertiserZone = useCompanion(({ connection }) =>
    connection.state === 'connected' ? (connection.integration.advertiser?.timeZone ?? null) : null,
  );
  return (
    <div className="performance">
      <WindowPicker timeZone={rows.state === 'there' ? rows.page.timeZone : advertiserZone} />
      <Where />
      <Shown rows={rows} />
    </div>
  );
}

function Shown({ rows }: { readonly rows: Rows }) {
  switch (rows.state) {
    case 'loading':
      return (
        <Loading>
          {rows.of === null ? t('panel.loading') : t('panel.loadingRows', { loaded: rows.loaded, all: rows.of })}
        </Loading>
      );
    case 'failed':
      return (
        <div className="pad">
          <Failed problem={rows.problem} again={() => void usePanel.getState().load()} />
        </div>
      );
    case 'there':
      return rows.rows.length === 0 ? <Nothing>{t('panel.noRows')}</Nothing> : <Loaded rows={rows} />;
  }
}

function Loaded({ rows }: { readonly rows: Extract<Rows, { state: 'there' }> }) {
  const { columns, load } = useColumns();
  useEffect(() => void load(), [load]);
  const { selection, isLate } = useSelection(rows, columns);
  const { page, days, figures } = rows;
  return (
    <>
      {days.length > 1 && <Chart days={days} currency={page.currency} />}
      <FilterBar />
      {selection === null ? (
        <Loading>{t('panel.sorting')}</Loading>
      ) : (
        <Selected selection={selection} isLate={isLate} all={rows.rows} page={page} figures={figures} />
      )}
    </>
  );
}

interface SelectedProps extends Pick<Extract<Rows, { state: 'there' }>, 'page' | 'figures'> {
  readonly selection: Selection;
  readonly isLate: boolean;
  readonly all: readonly PerformanceRow[];
}

function Selected({ selection, isLate, all, page, figures }: SelectedProps) {
  const filterBy = usePanel((store) => store.filterBy);
  const opened = usePanel((store) => store.opened);
  const columns = useColumns((store) => store.columns);
  const [picking, setPicking] = useState(false);
  const shown = selection.rows.length;
  const open = opened === null ? undefined : all.find((row) => row.id === opened);
  return (
    <>
      <div className="line tools">
        <span className="quiet" role="status">
          {isLate
            ? t('panel.sorting')
            : shown === all.length
              ? tCount('panel.rows', shown)
              : t('panel.rowsOf', { shown, all: all.length })}
        </span>
        <button type="button" aria-expanded={picking} onClick={() => setPicking(!picking)}>
          {t('panel.columns')}
        </button>
        <Export selection={selection} figures={figures} page={page} columns={columns} />
      </div>
      {picking && <ColumnPicker />}
      {shown === 0 ? (
        <Nothing>
          {t('panel.noneFound')}{' '}
          <button type="button" className="small" onClick={() => filterBy(noFilter)}>
            {t('panel.showAllRows')}
          </button>
        </Nothing>
      ) : (
        <>
          <Table
            selection={selection}
            isBusy={isLate}
            isFiltered={shown !== all.length}
            figures={figures}
            columns={columns}
            currency={page.currency}
          />
          <SourceKey hasFallback={selection.hasFallback} />
        </>
      )}
      {open !== undefined && <Drawer row={open} currency={page.currency} />}
    </>
  );
}
