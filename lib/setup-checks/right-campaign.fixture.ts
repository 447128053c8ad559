import { buildSignalLink, type KnownLink } from '#lib/signal-link';
import type { Certainty, Facts, Field, FieldValues, Readings, RuleName, SetupFinding } from './index.ts';
import { check } from './index.ts';

const known = (slug: string, archived = false): KnownLink => ({
  slug,
  url: buildSignalLink('https://go.moonlight.app', slug),
  archived,
});
export const summer = known('summer');

/** An app whose integration is complete. */
export const moonlight: Facts = {
  pixel: { id: 'CLK0P3JC77U4J3M3Q5T0', number: '7000000000000000001', linked: true },
  mapping: [
    { tiktokEvent: 'Download', enabled: true },
    { tiktokEvent: 'Purchase', enabled: true },
    { tiktokEvent: 'Subscribe', enabled: true },
    { tiktokEvent: 'StartTrial', enabled: true },
    { tiktokEvent: 'CompleteRegistration', enabled: true },
    { tiktokEvent: 'ViewContent', enabled: true },
    { tiktokEvent: 'AddToCart', enabled: false },
  ],
  links: {
    links: [summer, known('winter'), known('launch', true)],
    otherApps: [{ host: 'go.moonlight.app', slug: 'dragons' }],
  },
  valueOptimisation: { best: 26, needed: 20 },
};

/** Every field as the AppSprint docs want it. */
export const rightFields: FieldValues = {
  flow: 'manual',
  objective: 'sales',
  destination: 'website',
  'optimisation-location': 'website',
  pixel: { id: 'CLK0P3JC77U4J3M3Q5T0', number: null },
  'optimisation-event': 'Purchase',
  goal: 'conversion',
  placement: { mode: 'selected', places: ['tiktok'] },
  'targeting-mode': 'custom',
  'operating-system': ['ios'],
  'website-url': summer.url,
  'url-parameters': [],
  'tracking-urls': [],
};

/** Readings of these fields; what is not given is as it should be. */
export function readingsOf(fields: Partial<FieldValues> = {}, certainty: Certainty = 'high'): Readings {
  const entries = Object.entries({ ...rightFields, ...fields }).map(([field, value]) => [
    field,
    {
      state: 'found',
      value,
      raw: typeof value === 'string' ? value : JSON.stringify(value),
      signal: 'reply',
      certainty,
    },
  ]);
  // Every field is there, because `rightFields` has them all.
  return Object.fromEntries(entries) as Readings;
}

export const allFields = Object.keys(rightFields) as Field[];

/** The rules by what they said: `{right: ['objective', …], wrong: […]}` without those that said nothing. */
export function verdictsOf(
  readings: Readings,
  facts: Facts = moonlight,
): Partial<Record<SetupFinding['verdict'], RuleName[]>> {
  const groups: Partial<Record<SetupFinding['verdict'], RuleName[]>> = {};
  for (const { verdict, rule } of check(readings, facts)) groups[verdict] = [...(groups[verdict] ?? []), rule];
  return groups;
}
