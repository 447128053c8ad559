import { useState } from 'react';
import { metricTitle } from '#lib/figure-words';
import { type MetricName, metricNames } from '#lib/metrics';
import type { Limit } from '#lib/performance';
import { t } from '#lib/words';
import { usePanel } from '../panel-store.ts';

/** Search, and limits on metrics such as "CPI at most 5". */
export function FilterBar() {
  const { filter, filterBy } = usePanel();
  const [adding, setAdding] = useState(false);
  return (
    <div className="filters">
      <div className="line">
        <input
          type="search"
          aria-label={t('panel.filter.search')}
          placeholder={t('panel.filter.search')}
          value={filter.search}
          onChange={(event) => filterBy({ search: event.target.value })}
        />
        <button type="button" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          {t('panel.filter.add')}
        </button>
      </div>
      {filter.limits.length > 0 && (
        <ul className="limits">
          {filter.limits.map((limit) => (
            <li key={`${limit.metric} ${limit.is}`}>
              {t(limit.is === 'at least' ? 'panel.filter.atLeast' : 'panel.filter.atMost', {
                metric: metricTitle(limit.metric),
                size: limit.size,
              })}
              <button
                type="button"
                className="small"
                aria-label={t('panel.filter.remove', { metric: metricTitle(limit.metric) })}
                onClick={() => filterBy({ limits: filter.limits.filter((one) => one !== limit) })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <NewLimit
          add={(limit) => {
            const others = filter.limits.filter((one) => one.metric !== limit.metric || one.is !== limit.is);
            filterBy({ limits: [...others, limit] });
            setAdding(false);
          }}
        />
      )}
    </div>
  );
}

function NewLimit({ add }: { readonly add: (limit: Limit) => void }) {
  const [metric, setMetric] = useState<MetricName>('cpi');
  const [is, setIs] = useState<Limit['is']>('at most');
  const [size, setSize] = useState('');
  const number = size === '' ? Number.NaN : Number(size);
  return (
    <form
      className="line new-limit"
      onSubmit={(event) => {
        event.preventDefault();
        if (Number.isFinite(number)) add({ metric, is, size: number });
      }}
    >
      <select
        aria-label={t('panel.filter.metric')}
        value={metric}
        onChange={(event) => setMetric(event.target.value as MetricName)}
      >
        {metricNames.map((name) => (
          <option key={name} value={name}>
            {metricTitle(name)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('panel.filter.kind')}
        value={is}
        onChange={(event) => setIs(event.target.value as Limit['is'])}
      >
        <option value="at least">{t('panel.filter.kindAtLeast')}</option>
        <option value="at most">{t('panel.filter.kindAtMost')}</option>
      </select>
      <input
        type="number"
        step="any"
        aria-label={t('panel.filter.size')}
        value={size}
        onChange={(event) => setSize(event.target.value)}
      />
      <button type="submit" disabled={!Number.isFinite(number)}>
        {t('panel.filter.apply')}
      </button>
    </form>
  );
}
