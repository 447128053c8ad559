import type { AuditFinding } from '#lib/appsprint/contract';
import { ruleTitle } from '#lib/live-audit';
import { t, tCount } from '#lib/words';
import { useAudit } from './audit-store.ts';

interface FiltersProps {
  readonly findings: readonly AuditFinding[];
  readonly newCount: number;
}

/** By check, by severity, and what is new since the last look. */
export function Filters({ findings, newCount }: FiltersProps) {
  const { filter, filterBy } = useAudit();
  const rules = [...new Map(findings.map((finding) => [finding.rule, ruleTitle(finding)]))];
  return (
    <fieldset className="filters">
      <legend className="for-readers">{t('audit.filter.label')}</legend>
      <select
        aria-label={t('audit.filter.rule')}
        value={filter.rule ?? ''}
        onChange={(event) => filterBy({ rule: event.target.value || null })}
      >
        <option value="">{t('audit.filter.everyRule')}</option>
        {rules.map(([rule, title]) => (
          <option key={rule} value={rule}>
            {title}
          </option>
        ))}
      </select>
      <select
        aria-label={t('audit.filter.severity')}
        value={filter.severity ?? ''}
        onChange={(event) => filterBy({ severity: severityOf(event.target.value) })}
      >
        <option value="">{t('audit.filter.all')}</option>
        <option value="bad">{t('audit.severities.bad')}</option>
        <option value="warn">{t('audit.severities.warn')}</option>
      </select>
      {(newCount > 0 || filter.isNewOnly) && (
        <label className="check">
          <input
            type="checkbox"
            checked={filter.isNewOnly}
            onChange={(event) => filterBy({ isNewOnly: event.target.checked })}
          />
          {t('audit.filter.newOnly')} <span className="badge">{tCount('audit.counts.new', newCount)}</span>
        </label>
      )}
    </fieldset>
  );
}

function severityOf(value: string): AuditFinding['severity'] | null {
  return value === 'bad' || value === 'warn' ? value : null;
}
