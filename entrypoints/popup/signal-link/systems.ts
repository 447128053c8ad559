import type { SignalLink } from '#lib/appsprint/contract';

/** For which operating systems a link has a store. */
export type Systems = 'both' | 'ios' | 'android' | 'web';

export function systemsOf({ destinations: { ios, android } }: Pick<SignalLink, 'destinations'>): Systems {
  if (ios !== null && android !== null) return 'both';
  if (ios !== null) return 'ios';
  return android === null ? 'web' : 'android';
}

/** Links by the systems they serve, in the order of the first link of each. */
export function groupBySystems<L extends Pick<SignalLink, 'destinations'>>(
  links: readonly L[],
): { readonly systems: Systems; readonly links: readonly L[] }[] {
  return [...Map.groupBy(links, systemsOf)].map(([systems, some]) => ({ systems, links: some }));
}
