import type { Problem } from '#lib/appsprint';
import type { SignalLinkInspection } from '#lib/appsprint/contract';
import { helpPageOf, sayOfApi } from '#lib/check-words';
import type { Outcome } from '#lib/messages';
import { t, tCount } from '#lib/words';
import { CopyButton } from '../copy-button/copy-button.tsx';
import { Mark } from '../note.tsx';
import { FailedAs } from '../state-line/state-line.tsx';

/** Links that are offered at most when it cannot be told which one was meant. */
const mostChoices = 5;

interface InspectionProps {
  readonly outcome: Outcome<SignalLinkInspection>;
  readonly again: () => void;
}

/** The verdict on a pasted link, each thing that is wrong with it, and the right link to copy. */
export function Inspection({ outcome, again }: InspectionProps) {
  if (!outcome.ok) return <NotInspected problem={outcome.problem} again={again} />;
  const { state, findings, corrected, choices } = outcome.value;
  const worst = findings.some(({ severity }) => severity === 'bad') ? 'bad' : 'warn';
  return (
    <div className="inspection" data-state={state}>
      {state === 'right' && (
        <p className="verdict good">
          <Mark tone="good" /> {t('paste.right')}
        </p>
      )}
      {state === 'wrong' && (
        <p className={`verdict ${worst}`}>
          <Mark tone={worst} /> {tCount('paste.wrong', findings.length)}
        </p>
      )}
      {state === 'unverified' && (
        <p className="verdict unsure">
          <Mark tone="unsure" /> {t('paste.unverified')}
        </p>
      )}
      {findings.length > 0 && (
        <ul>
          {alike(findings).map(({ code, message, remedy, said, seen, parameters }) => (
            <li key={`${code} ${seen}`} data-code={code}>
              {sayOfApi(said?.message, message)} {sayOfApi(said?.remedy, remedy)}
              {parameters.length > 0 && <code className="quiet">{parameters.join(', ')}</code>}
              {seen !== '' && <code className="quiet">{t('paste.seen', { text: shortened(seen) })}</code>}
            </li>
          ))}
        </ul>
      )}
      {findings.length > 0 && (
        <p className="help">
          <a href={helpPageOf('signal-link') ?? undefined} target="_blank" rel="noreferrer">
            {t('paste.help')}
          </a>
        </p>
      )}
      {corrected !== null && <RightLink title={t('paste.corrected')} url={corrected} label={t('paste.copy')} />}
      {corrected === null && state === 'wrong' && choices.length > 0 && (
        <>
          <p className="quiet">{t('paste.choices')}</p>
          {choices.slice(0, mostChoices).map(({ slug, url }) => (
            <RightLink key={slug} title={slug} url={url} label={t('paste.copyNamed', { name: slug })} />
          ))}
        </>
      )}
    </div>
  );
}

function RightLink({ title, url, label }: { readonly title: string; readonly url: string; readonly label: string }) {
  return (
    <div className="right-link">
      <span className="quiet">{title}</span>
      <code>{url}</code>
      <CopyButton value={url} label={label} />
    </div>
  );
}

function NotInspected({ problem, again }: { readonly problem: Problem; readonly again: () => void }) {
  const said =
    problem.kind === 'unreachable'
      ? t('paste.offline')
      : t('paste.failed', { what: problem.what, remedy: problem.remedy });
  return (
    <div className="inspection" data-state="failed">
      <FailedAs said={said} again={again} />
    </div>
  );
}

/** What is said of several parameters in the same words is said once. */
function alike(findings: SignalLinkInspection['findings']) {
  const groups = Map.groupBy(findings, ({ code, seen, message }) => JSON.stringify([code, seen, message]));
  return [...groups.values()].flatMap((some) => {
    const [first] = some;
    return first === undefined ? [] : [{ ...first, parameters: some.flatMap(({ parameter }) => parameter ?? []) }];
  });
}

/** Long texts are cut for reading; the right link is there whole. */
function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
