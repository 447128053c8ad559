import type { Integration } from '#lib/appsprint/contract';
import { t } from '#lib/words';
import { Mark, type Tone } from './note.tsx';

/** The state of each part of the TikTok Ads integration, and what to do about the broken ones. */
export function Health({ integration }: { readonly integration: Integration }) {
  return (
    <>
      <HealthParts integration={integration} />
      <p className="quiet">
        {t('health.valueOptimisation', {
          done: integration.valueOptimisation.purchases,
          needed: integration.valueOptimisation.needed,
        })}
      </p>
      {integration.findings.map((finding) => (
        <p key={finding.code} className={`note finding ${finding.severity}`}>
          <Mark tone={finding.severity} /> {t('problems.said', { what: finding.message, remedy: finding.remedy })}
        </p>
      ))}
    </>
  );
}

/** The parts alone, as a short list of marks; all unknown while nothing is known. */
export function HealthParts({ integration }: { readonly integration: Integration | null }) {
  return (
    <ul className="health">
      {parts(integration).map(({ part, name, tone }) => (
        <li key={part} className={tone}>
          <Mark tone={tone} /> {name}
        </li>
      ))}
    </ul>
  );
}

interface HealthPart {
  readonly part: string;
  readonly name: string;
  readonly tone: Tone;
}

const mainParts = ['connection', 'advertiser', 'pixel', 'forwarding', 'reporting'] as const;

function parts(integration: Integration | null): HealthPart[] {
  if (integration === null) {
    return mainParts.map((part) => ({ part, name: t(`health.parts.${part}`), tone: 'unsure' }));
  }
  const { connection, advertiser, pixel, forwarding, reporting } = integration;
  return [
    { part: 'connection', name: t('health.parts.connection'), tone: connection === 'connected' ? 'good' : 'bad' },
    { part: 'advertiser', name: t('health.parts.advertiser'), tone: advertiser === null ? 'bad' : 'good' },
    { part: 'pixel', name: t('health.parts.pixel'), tone: pixelTone(pixel) },
    { part: 'forwarding', name: t('health.parts.forwarding'), tone: forwardingTone(forwarding) },
    { part: 'reporting', name: reportingName(reporting), tone: reportingTone(reporting) },
  ];
}

function pixelTone(pixel: Integration['pixel']): Tone {
  if (pixel === null || pixel.token === 'rejected') return 'bad';
  if (!pixel.linked) return 'warn';
  return pixel.token === 'accepted' ? 'good' : 'unsure';
}

function forwardingTone({ state }: Integration['forwarding']): Tone {
  switch (state) {
    case 'idle':
    case 'working':
      return 'good';
    case 'retrying':
    case 'waiting-for-pixel':
      return 'warn';
    case 'needs-person':
      return 'bad';
  }
}

function reportingName(reporting: Integration['reporting']): string {
  return reporting.state === 'loading'
    ? t('health.parts.reportingDays', { done: reporting.completedDays, all: reporting.totalDays })
    : t('health.parts.reporting');
}

function reportingTone({ state }: Integration['reporting']): Tone {
  switch (state) {
    case 'current':
      return 'good';
    case 'loading':
      return 'unsure';
    case 'not-started':
      return 'warn';
    case 'failed':
      return 'bad';
  }
}
