import { type MetricName, metricNames, metricTitles } from '#lib/metrics';
import { mostColumns } from '#lib/settings';

interface Picking {
  readonly title: string;
  readonly columns: readonly MetricName[];
  readonly change: (columns: MetricName[]) => void;
}

/** Which metrics one level shows, in which order. Those that are shown come first, as they stand in the list. */
export function ColumnPicker({ title, columns, change }: Picking) {
  const others = metricNames.filter((metric) => !columns.includes(metric));
  const move = (from: number, to: number) => {
    const moved = [...columns];
    moved.splice(to, 0, ...moved.splice(from, 1));
    change(moved);
  };
  return (
    <fieldset className="columns">
      <legend>{title}</legend>
      {columns.map((metric, index) => (
        <div key={metric} className="column-line">
          <label>
            <input
              type="checkbox"
              checked
              disabled={columns.length === 1}
              onChange={() => change(columns.filter((one) => one !== metric))}
            />
            {metricTitles[metric]}
          </label>
          <button
            type="button"
            aria-label={`${metricTitles[metric]} up`}
            disabled={index === 0}
            onClick={() => move(index, index - 1)}
          >
            ↑
          </button>
          <button
            type="button"
            aria-label={`${metricTitles[metric]} down`}
            disabled={index === columns.length - 1}
            onClick={() => move(index, index + 1)}
          >
            ↓
          </button>
        </div>
      ))}
      {others.map((metric) => (
        <div key={metric} className="column-line">
          <label>
            <input
              type="checkbox"
              checked={false}
              disabled={columns.length === mostColumns}
              onChange={() => change([...columns, metric])}
            />
            {metricTitles[metric]}
          </label>
        </div>
      ))}
    </fieldset>
  );
}
