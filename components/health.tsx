import type { Integration } from '#lib/appsprint/contract';
import { Mark, type Tone } from './note.tsx';

/** The state of each part of the TikTok Ads integration, and what to do about the broken ones. */
export function Health({ integration }: { readonly integration: Integration }) {
  return (
    <>
      <ul className="health">
        {parts(integration).map(({ name, tone }) => (
          <li key={name} className={tone}>
            <Mark tone={tone} /> {name}
          </li>
        ))}
      </ul>
      {integration.findings.map((finding) => (
        <p key={finding.code} className={`note finding ${finding.severity}`}>
          <Mark tone={finding.severity} /> {finding.message} {finding.remedy}
        </p>
      ))}
    </>
  );
}

function parts({
  connection,
  advertiser,
  pixel,
  forwarding,
  valueOptimisation,
  reporting,
}: Integration): { readonly name: string; readonly tone: Tone }[] {
  const { purchases, needed } = valueOptimisation;
  return [
    { name: 'TikTok Ads', tone: connection === 'connected' ? 'good' : 'bad' },
    { name: 'Advertiser', tone: advertiser === null ? 'bad' : 'good' },
    { name: 'Pixel', tone: pixelTone(pixel) },
    { name: 'Forwarding', tone: forwardingTone(forwarding) },
    { name: reportingName(reporting), tone: reportingTone(reporting) },
    { name: `Value optimisation (${purchases} of ${needed} purchases)`, tone: purchases >= needed ? 'good' : 'unsure' },
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
    ? `Reporting (${reporting.completedDays} of ${reporting.totalDays} days)`
    : 'Reporting';
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
