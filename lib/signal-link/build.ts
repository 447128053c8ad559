import { signalLinkMacros } from './macros.ts';

/**
 * The whole Signal link to paste into TikTok's Website URL field.
 * Macros are written literally: percent-encoded ones are never filled in by TikTok.
 * @param publicUrl address of the API as the world reaches it, with or without a trailing slash
 */
export function buildSignalLink(publicUrl: string, slug: string): string {
  const query = signalLinkMacros.map(([parameter, macro]) => `${parameter}=${macro}`).join('&');
  return `${publicUrl.replace(/\/$/, '')}/l/${slug}?${query}`;
}
