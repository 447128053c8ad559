import type { AdvertiserId, Day, EntityId } from '#lib/appsprint/contract';

/** The id that a text is, in the contract's form, or null. Checked by hand: schemas weigh too much for a content script. */
export function entityIdOf(text: unknown): EntityId | null {
  return isDigits(text) ? (text as EntityId) : null;
}

/** The advertiser id that a text is, or null. */
export function advertiserIdOf(text: unknown): AdvertiserId | null {
  return isDigits(text) ? (text as AdvertiserId) : null;
}

/** The calendar day that a text `YYYY-MM-DD` is, or null. */
export function dayOf(text: string | null): Day | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? (text as Day) : null;
}

function isDigits(text: unknown): boolean {
  return typeof text === 'string' && /^\d{1,20}$/.test(text);
}
