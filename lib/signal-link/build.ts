import { signalLinkMacros } from './macros.ts';
import type { Visit } from './visit.ts';

/**
 * The whole Signal link to paste into TikTok's Website URL field.
 * Macros are written literally: percent-encoded ones are never filled in by TikTok.
 * @param publicUrl address of the API as the world reaches it, with or without a trailing slash
 */
export function buildSignalLink(publicUrl: string, slug: string): string {
  const query = signalLinkMacros.map(([parameter, macro]) => `${parameter}=${macro}`).join('&');
  return `${publicUrl.replace(/\/$/, '')}/l/${slug}?${query}`;
}

/** Nothing but ids: names would make the code of a QR picture too fine for a camera. */
const carriedParameters = ['campaign_id', 'adgroup_id', 'ad_id', 'smart_ad_id', 'ttclid'] as const;

/** The Signal link of a visit, for going on with it on another device: its ids are filled in, its macros are gone. */
export function signalLinkAddress(publicUrl: string, slug: string, visit: Visit): string {
  const parameters = carriedParameters.flatMap((name) => {
    const value = visit[name];
    return value === undefined || value.length > 512 ? [] : [[name, value]];
  });
  const query = new URLSearchParams(parameters).toString();
  return `${publicUrl.replace(/\/$/, '')}/l/${slug}${query === '' ? '' : `?${query}`}`;
}
