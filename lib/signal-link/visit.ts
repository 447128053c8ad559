import { type SignalLinkParameter, signalLinkMacros } from './macros.ts';

const unfilledMacro = /^__[A-Z0-9_]+__$/;
/** Longer values are cut off, so that a hostile visit cannot fill the database; ttclid samples reach 450 characters. */
const maxLength = 2048;
/** The first half of a character that the cut went through; half a character cannot be stored as text. */
const cutCharacter = /[\ud800-\udbff]$/;

/** What TikTok filled into a Signal link for one click. A macro that TikTok did not fill is absent. */
export type Visit = { readonly [P in SignalLinkParameter]?: string } & { readonly ttclid?: string };

/**
 * Reads one visit from the query of a clicked Signal link.
 * A value that is empty or still looks like a macro is absent, because TikTok did not fill it.
 */
export function readVisit(query: URLSearchParams): Visit {
  const visit: { [P in SignalLinkParameter | 'ttclid']?: string } = {};
  for (const name of [...signalLinkMacros.map(([parameter]) => parameter), 'ttclid'] as const) {
    const value = query.get(name)?.trim().slice(0, maxLength).replace(cutCharacter, '');
    if (value && !unfilledMacro.test(value)) visit[name] = value;
  }
  return visit;
}

/** The ad of a visit: on upgraded Smart+ the ad's own macro, because `__CID__` is the creative there. */
export function adOfVisit(visit: Visit): { id: string | null; name: string | null } {
  return visit.smart_ad_id === undefined
    ? { id: visit.ad_id ?? null, name: visit.ad_name ?? null }
    : { id: visit.smart_ad_id, name: visit.smart_ad_name ?? null };
}
