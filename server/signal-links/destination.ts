import type { Destinations } from '#lib/appsprint/contract';
import type { VisitorSystem } from './visitor.ts';

/**
 * The Android destination with the click id in its Play referrer. An existing referrer is kept in front; the rest of the
 * address is left exactly as it was written.
 */
export function withPlayReferrer(destination: string, clickId: string): string {
  const [beforeHash = '', ...hash] = destination.split('#');
  const [path = '', ...query] = beforeHash.split('?');
  const parameters = query
    .join('?')
    .split('&')
    .filter((parameter) => parameter !== '');
  const existing = parameters.find((parameter) => parameter.startsWith('referrer='));
  const inherited = existing === undefined ? null : new URLSearchParams(existing).get('referrer');
  const referrer = [...(inherited ? [inherited] : []), `click_id=${clickId}`].join('&');
  const others = parameters.filter((parameter) => parameter !== existing);
  return [`${path}?${[...others, `referrer=${encodeURIComponent(referrer)}`].join('&')}`, ...hash].join('#');
}

/**
 * Where a visitor goes: to the store of their system, else to the website. Null when a page offers what there is, as to
 * everybody on a computer, unless the link has no store at all.
 */
export function destinationOf(
  { ios, android, web }: Destinations,
  system: VisitorSystem,
  clickId: string | null,
): string | null {
  switch (system) {
    case 'ios':
      return ios ?? web;
    case 'android':
      return android === null || clickId === null ? (android ?? web) : withPlayReferrer(android, clickId);
    case 'other':
      return ios === null && android === null ? web : null;
  }
}
