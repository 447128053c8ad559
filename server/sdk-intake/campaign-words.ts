/** What a Play referrer says of the campaign in the words that every store link can carry. */
export interface CampaignWords {
  readonly utmSource?: string;
  readonly utmMedium?: string;
  readonly utmCampaign?: string;
  readonly utmContent?: string;
  readonly utmTerm?: string;
}

const words = {
  utmSource: 'utm_source',
  utmMedium: 'utm_medium',
  utmCampaign: 'utm_campaign',
  utmContent: 'utm_content',
  utmTerm: 'utm_term',
} as const;

/** Play hands the referrer over decoded, some devices hand it over still encoded. */
function decoded(referrer: string): string {
  if (referrer.includes('=')) return referrer;
  return new URLSearchParams(`text=${referrer.replaceAll('&', '%26')}`).get('text') ?? '';
}

/** The campaign's words in a Play referrer; empty where there is none, as on iOS. */
export function campaignWordsOf(referrer: unknown): CampaignWords {
  if (typeof referrer !== 'string') return {};
  const query = new URLSearchParams(decoded(referrer));
  const present = Object.entries(words).flatMap(([name, written]) => {
    const value = query.get(written);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  return Object.fromEntries(present);
}
