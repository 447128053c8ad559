import { metricTitle } from '#lib/figure-words';
import { metricNames } from '#lib/metrics';
import { type ColumnPreset, columnPresets, moveColumn, toggleColumn } from '#lib/performance';
import { t } from '#lib/words';
import { useColumns } from './columns-store.ts';

const presetNames = Object.keys(columnPresets) as ColumnPreset[];

/** Which metrics the table shows and in which order; sets to start from. */
export function ColumnPicker() {
  const { columns, choose } = useColumns();
  const hidden = metricNames.filter((metric) => !columns.includes(metric));
  return (
    <fieldset className="columns">
      <legend>{t('panel.columns')}</legend>
      <div className="line choices">
        {presetNames.map((preset) => (
          <button key={preset} type="button" className="small" onClick={() => void choose(columnPresets[preset])}>
            {t(`panel.presets.${preset}`)}
          </button>
        ))}
      </div>
      <ol>
        {columns.map((metric, index) => (
          <li key={metric}>
            <label className="check">
              <input
                type="checkbox"
                checked
                disabled={columns.length === 1}
                onChange={() => void choose(toggleColumn(columns, metric))}
              />
              {metricTitle(metric)}
            </label>
            <button
              type="button"
              className="small"
              disabled={index === 0}
              aria-label={t('panel.moveEarlier', { metric: metricTitle(metric) })}
              onClick={() => void choose(moveColumn(columns, index, index - 1))}
            >
              ↑
            </button>
            <button
              type="button"
              className="small"
              disabled={index === columns.length - 1}
              aria-label={t('panel.moveLater', { metric: metricTitle(metric) })}
              onClick={() => void choose(moveColumn(columns, index, index + 1))}
            >
              ↓
            </button>
          </li>
        ))}
        {hidden.map((metric) => (
          <li key={metric}>
            <label className="check">
              <input type="checkbox" checked={false} onChange={() => void choose(toggleColumn(columns, metric))} />
              {metricTitle(metric)}
            </label>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
