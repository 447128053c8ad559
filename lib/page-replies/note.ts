import { longestText, type TapNote } from './wire.ts';

/** Longest path and ad account id that are believed. */
const longestPath = 500;
const longestAdvertiser = 40;

/**
 * The note that an event's detail holds, or null. The page sees these events and can send others like them, so nothing is
 * believed beyond its form.
 */
export function noteOf(detail: unknown): TapNote | null {
  const note = objectIn(detail);
  const { kind, number, path, advertiser, body, text } = note ?? {};
  if (kind === 'ready' || kind === 'gap') return { kind };
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) return null;
  if (kind === 'failed' || kind === 'unreadable') return { kind, number };
  if (kind === 'answered') return isText(text, longestText) ? { kind, number, text } : null;
  if (kind !== 'asked' || !isText(path, longestPath)) return null;
  if (advertiser !== null && !isText(advertiser, longestAdvertiser)) return null;
  return body === null || isText(body, longestText) ? { kind, number, path, advertiser, body } : null;
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function objectIn(detail: unknown): Record<string, unknown> | null {
  try {
    const value: unknown = typeof detail === 'string' ? JSON.parse(detail) : null;
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
