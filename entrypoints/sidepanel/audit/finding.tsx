import { useId, useState } from 'react';
import { listAddressOf } from '#lib/ads-manager';
import type { AuditedObject, AuditFinding } from '#lib/appsprint/contract';
import { helpPageOf, sayOfApi } from '#lib/check-words';
import { alike, isNew, ruleTitle, severityWords } from '#lib/live-audit';
import type { AuditLook } from '#lib/messages';
import { quantityFormat } from '#lib/metrics';
import { t, tCount, wordsLanguage } from '#lib/words';
import { CopyButton } from '../../../components/copy-button/copy-button.tsx';
import { Mark } from '../../../components/note.tsx';

/** How many objects are shown at first, and how many more at a time. */
const step = 10;

interface FindingProps {
  readonly finding: AuditFinding;
  readonly look: AuditLook;
}

/** One kind of fault: what was seen, what it should be, what to do, and every place that has it. */
export function Finding({ finding, look }: FindingProps) {
  const id = useId();
  const { severity, objects, spendAtRisk } = finding;
  const format = quantityFormat(wordsLanguage());
  const help = helpPageOf(finding.rule);
  return (
    <section
      className={`finding ${severity}`}
      aria-labelledby={`${id} ${id}-seen`}
      data-rule={finding.rule}
      data-code={finding.code}
    >
      <header>
        <h2 id={id}>
          <Mark tone={severity} /> {ruleTitle(finding)}
        </h2>
        <span className="quiet">
          {severityWords(finding)} · {tCount('audit.counts.objects', objects.length)}
        </span>
        {spendAtRisk !== null && <strong className="spend">{format({ unit: 'money', ...spendAtRisk })}</strong>}
      </header>
      {alike(objects).map((some, index) => (
        <Alike
          key={`${some[0]?.level} ${some[0]?.id}`}
          objects={some}
          look={look}
          // The first of them names the whole finding for screen readers: a rule has several kinds of faults.
          {...(index === 0 ? { seenId: `${id}-seen` } : {})}
        />
      ))}
      {help !== null && (
        <p className="help">
          <a href={help} target="_blank" rel="noreferrer">
            {t('audit.helpPage', { title: ruleTitle(finding) })}
          </a>
        </p>
      )}
    </section>
  );
}

/** Objects about which the same is to be said. */
interface AlikeProps {
  readonly objects: readonly AuditedObject[];
  readonly look: AuditLook;
  readonly seenId?: string;
}

function Alike({ objects, look, seenId }: AlikeProps) {
  const [shown, setShown] = useState(step);
  const [first] = objects;
  if (first === undefined) return null;
  const rest = objects.length - shown;
  return (
    <div className="alike">
      <dl>
        <dt>{t('audit.seen')}</dt>
        <dd id={seenId}>{sayOfApi(first.said?.seen, first.seen)}</dd>
        <dt>{t('audit.shouldBe')}</dt>
        <dd>
          {first.copy === first.shouldBe ? (
            <code title={first.copy}>{first.shouldBe}</code>
          ) : (
            sayOfApi(first.said?.shouldBe, first.shouldBe)
          )}
        </dd>
        <dt>{t('audit.whatToDo')}</dt>
        <dd>
          {sayOfApi(first.said?.whatToDo, first.whatToDo)}{' '}
          {first.copy !== null && <CopyButton value={first.copy} label={t('audit.copy')} />}
        </dd>
      </dl>
      <ul>
        {objects.slice(0, shown).map((object) => (
          <Place key={`${object.level} ${object.id}`} object={object} look={look} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className="small" onClick={() => setShown(shown + step * 5)}>
          {tCount('audit.showMore', Math.min(rest, step * 5))}
        </button>
      )}
    </div>
  );
}

function Place({ object, look }: { readonly object: AuditedObject; readonly look: AuditLook }) {
  const { level, id, name, campaignName, spend, firstSeenAt } = object;
  const format = quantityFormat(wordsLanguage());
  const day = new Intl.DateTimeFormat(wordsLanguage(), { dateStyle: 'medium' });
  return (
    <li data-id={id}>
      <a
        href={listAddressOf(look.audit.advertiserId, level, id)}
        target="_blank"
        rel="noreferrer"
        title={t('audit.open')}
        aria-label={t('audit.openNamed', { name: name || id })}
      >
        {name || id}
      </a>{' '}
      {isNew(object, look.seenUntil) && <span className="badge">{t('audit.isNew')}</span>}
      {spend !== null && <span className="spend">{format({ unit: 'money', ...spend })}</span>}
      <span className="quiet">
        {t(`audit.levels.${level}`)} {id}
        {level !== 'campaign' && ` · ${campaignName}`}
        {firstSeenAt !== null && ` · ${t('audit.since', { day: day.format(new Date(firstSeenAt)) })}`}
      </span>
    </li>
  );
}
