import { useState } from 'react';
import { metricTitle } from '#lib/figure-words';
import type { PerformancePage } from '#lib/messages';
import { addSums, figureOf, type MetricName } from '#lib/metrics';
import type { Figures, PerformanceRow } from '#lib/performance';
import type { ExportStyle, ExportTable } from '#lib/table-export';
import { t } from '#lib/words';
import { usePanel } from '../panel-store.ts';

interface ExportProps {
  readonly rows: readonly PerformanceRow[];
  readonly figures: Figures;
  readonly columns: readonly MetricName[];
  readonly page: Omit<PerformancePage, 'rows' | 'nextCursor'>;
}

/** Saves the rows that are shown, in their order, as CSV: what is on the screen, or numbers to go on calculating with. */
export function Export({ rows, figures, columns, page }: ExportProps) {
  const [style, setStyle] = useState<ExportStyle>('raw');
  const { window, level } = usePanel();
  const save = async () => {
    const { csvOf } = await import('#lib/table-export');
    const totals = addSums(
      rows.map((row) => row.sums),
      page.currency,
    );
    const table: ExportTable = {
      about: [
        [t('panel.export.product'), t(`panel.levels.${level}`)],
        [t('panel.window.label'), t('panel.export.days', { from: window.from, to: window.to })],
        [t('panel.export.zone'), page.timeZone],
        [t('panel.export.currency'), page.currency],
        [t('panel.export.sources'), t('panel.export.sourcesSaid')],
      ],
      titles: [t('panel.name'), 'ID', ...columns.map((metric) => metricTitle(metric)), t('panel.export.source')],
      rows: rows.map((row) => [
        { text: row.name ?? '' },
        { text: row.id },
        ...columns.map((metric) => ({ figure: figures.of(row, metric) })),
        { text: row.sums.installs.source },
      ]),
      totals: [
        { text: t('panel.totals') },
        null,
        ...columns.map((metric) => ({ figure: figureOf(metric, totals, page.currency) })),
        { text: totals.installs.source },
      ],
    };
    const address = URL.createObjectURL(
      new Blob([csvOf(table, style, navigator.language)], { type: 'text/csv;charset=utf-8' }),
    );
    const link = document.createElement('a');
    link.href = address;
    link.download = `appsprint-${level}-${window.from}-${window.to}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <span className="export">
      <select
        aria-label={t('panel.export.style')}
        value={style}
        onChange={(event) => setStyle(event.target.value as ExportStyle)}
      >
        <option value="raw">{t('panel.export.raw')}</option>
        <option value="formatted">{t('panel.export.formatted')}</option>
      </select>
      <button type="button" onClick={() => void save()}>
        {t('panel.export.save')}
      </button>
    </span>
  );
}
