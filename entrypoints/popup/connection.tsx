import { useState } from 'react';
import type { Integration } from '#lib/appsprint/contract';
import { t, tCount, wordsLanguage } from '#lib/words';
import { HealthParts } from '../../components/health.tsx';
import { Mark, type Tone } from '../../components/note.tsx';
import { OtherAdvertiser } from './other-advertiser.tsx';
import { usePart } from './popup-store.ts';

/** How the connection is: its parts as marks, and the worst finding with its remedy in a place of fixed size. */
export function Connection() {
  const { known, problem } = usePart('connection');
  const integration = known?.value.integration ?? null;
  const lines = [
    ...(problem === null
      ? []
      : [
          {
            key: 'problem',
            tone: 'bad' as const,
            text: t('problems.said', { what: problem.what, remedy: problem.remedy }),
          },
        ]),
    ...(integration === null ? [] : findingLines(integration)),
  ];
  return (
    <section className="connection" aria-label={t('health.label')} aria-busy={known === null}>
      <HealthParts integration={integration} />
      <OtherAdvertiser />
      <Findings lines={lines.length > 0 || integration === null ? lines : [wellLine(integration)]} />
    </section>
  );
}

interface Line {
  readonly key: string;
  readonly tone: Tone;
  readonly text: string;
}

/** One line at first; all of them once a person asks. */
function Findings({ lines }: { readonly lines: readonly Line[] }) {
  const [isOpen, setOpen] = useState(false);
  const all = isOpen ? lines : lines.slice(0, 1);
  return (
    <div className={isOpen ? 'findings open' : 'findings'}>
      {all.map(({ key, tone, text }) => (
        <p key={key} className={`note finding ${tone}`} title={text}>
          <Mark tone={tone} /> {text}
        </p>
      ))}
      {lines.some(({ tone }) => tone === 'bad' || tone === 'warn') && (
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('popup.showLess') : tCount('popup.findings', lines.length)}
        </button>
      )}
    </div>
  );
}

function findingLines({ findings }: Integration): Line[] {
  const bySeverity = findings.toSorted(
    (one, other) => Number(one.severity === 'warn') - Number(other.severity === 'warn'),
  );
  return bySeverity.map(({ code, severity, message, remedy }) => ({
    key: code,
    tone: severity,
    text: t('problems.said', { what: message, remedy }),
  }));
}

function wellLine({ forwarding: { lastForwardedAt } }: Integration): Line {
  const time = new Intl.DateTimeFormat(wordsLanguage(), { dateStyle: 'short', timeStyle: 'short' });
  const text =
    lastForwardedAt === null
      ? t('popup.allWell')
      : t('popup.lastForwarded', { time: time.format(new Date(lastForwardedAt)) });
  return { key: 'well', tone: 'good', text };
}
