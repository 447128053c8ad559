import type { AuditAnswer } from '#lib/appsprint/contract';
import { sayOfApi } from '#lib/check-words';
import { ruleTitle } from '#lib/live-audit';
import { t, tCount } from '#lib/words';

/** What no check could say, with the reason: that is neither right nor wrong. */
export function Unverified({ gaps }: { readonly gaps: AuditAnswer['unverified'] }) {
  if (gaps.length === 0) return null;
  return (
    <details className="unverified">
      <summary>{tCount('audit.unverified', new Set(gaps.map(({ rule }) => rule)).size)}</summary>
      <ul>
        {gaps.map((gap) => (
          <li key={`${gap.rule} ${gap.reason}`}>
            {t('audit.unverifiedLine', { title: ruleTitle(gap), reason: sayOfApi(gap.said, gap.reason) })}{' '}
            <span className="quiet">{tCount('audit.counts.objects', gap.objects)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
