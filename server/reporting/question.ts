import { type MetricsQuery, maxIdsPerRequest } from '#lib/appsprint/contract';
import { countDays, longestWindow } from '../calendar.ts';
import { Problem } from '../http/index.ts';

/** Which rows a query selects. */
export interface Selection {
  readonly ids: readonly string[] | null;
  readonly within: readonly string[] | null;
  /** Whether a row of this name is wanted. */
  readonly isWantedName: (name: string | null) => boolean;
}

function invalid(field: string, message: string): Problem {
  return new Problem(400, 'invalid_request', `"${field}" in the query: ${message}`, [{ field, message }]);
}

/** @throws Problem 400 when the window ends before it begins or is longer than a year */
export function checkWindow({ from, to }: MetricsQuery): void {
  if (from > to) throw invalid('to', `the last day ${to} lies before the first day ${from}. Exchange them.`);
  const days = countDays({ from, to });
  if (days > longestWindow)
    throw invalid('from', `the window has ${days} days, more than ${longestWindow}. Ask for a shorter one.`);
}

function idsOf(field: 'ids' | 'within', text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  const named = [...new Set(text.split(','))];
  if (named.length <= maxIdsPerRequest) return named;
  throw invalid(field, `${named.length} ids are more than ${maxIdsPerRequest}. Ask in several calls.`);
}

/** One spelling of what a person sees as the same text. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** @throws Problem 400 when more ids are named than one call may */
export function selectionOf({ ids, within, search }: MetricsQuery): Selection {
  const sought = search === undefined ? null : folded(search);
  return {
    ids: idsOf('ids', ids),
    within: idsOf('within', within),
    isWantedName: (name) => sought === null || (name !== null && folded(name).includes(sought)),
  };
}
