import { metricTitle } from '#lib/figure-words';
import type { PerformancePage } from '#lib/messages';
import { figureOf, type MetricName } from '#lib/metrics';
import type { Figures, PerformanceRow, Selection } from '#lib/performance';
import type { ExportTable } from '#lib/table-export';
import { t } from '#lib/words';
import { usePanel } from '../panel-store.ts';
import { SaveTable } from '../save-table.tsx';

interface ExportProps {
  readonly selection: Selection;
  readonly figures: Figures;
  readonly columns: readonly MetricName[];
  readonly page: Omit<PerformancePage, 'rows' | 'nextCursor'>;
}

/** Saves the rows that are shown, in their order, as CSV: what is on the screen, or numbers to go on calculating with. */
export function Export({ selection: { rows, totals }, figures, columns, page }: ExportProps) {
  const { window, level } = usePanel();
  // Worked out while the file is written, not all at once: there may be tens of thousands.
  function* cellsOf(some: readonly PerformanceRow[]) {
    for (const row of some) {
      yield [
        { text: row.name ?? '' },
        { text: row.id },
        ...columns.map((metric) => ({ figure: figures.of(row, metric) })),
        { text: row.sums.installs.source },
      ];
    }
  }
  const tableOf = (): ExportTable => ({
    about: [
      [t('panel.export.product'), t(`panel.levels.${level}`)],
      [t('panel.window.label'), t('panel.export.days', { from: window.from, to: window.to })],
      [t('panel.export.zone'), page.timeZone],
      [t('panel.export.currency'), page.currency],
      [t('panel.export.sources'), t('panel.export.sourcesSaid')],
    ],
    titles: [t('panel.name'), 'ID', ...columns.map((metric) => metricTitle(metric)), t('panel.export.source')],
    rows: cellsOf(rows),
    totals: [
      { text: t('panel.totals') },
      null,
      ...columns.map((metric) => ({ figure: figureOf(metric, totals, page.currency) })),
      { text: totals.installs.source },
    ],
  });
  return <SaveTable tableOf={tableOf} name={`appsprint-${level}-${window.from}-${window.to}`} />;
}
