import type { Level } from '#lib/appsprint/contract';
import { entityIdOf } from './ids.ts';
import type { PageFilter } from './view.ts';

/** One filter of a list's address. */
export interface AddressFilter {
  readonly field: string;
  readonly values: readonly string[];
}

/** Fields whose values are ids, by their level. TikTok's front end calls the ad group `ad` and the ad `creative`. */
const idFields: Readonly<Record<string, Level>> = { campaign_ids: 'campaign', ad_ids: 'adgroup', creative_ids: 'ad' };
const filterKey = /^filters\[(\d+)\]\[([a-z_]+)\](?:\[\d+\])?$/;

/**
 * The filters that stand in an address as `filters[n][field]` and `filters[n][in_field_values][m]`. A plain `campaign_ids=`
 * is none: the page ignores it (three public sources, 2026-06).
 */
export function readFilters(query: URLSearchParams): AddressFilter[] {
  const found = new Map<string, { field: string; values: string[] }>();
  for (const [key, value] of query) {
    const [, number, part] = filterKey.exec(key) ?? [];
    if (number === undefined) continue;
    const filter = found.get(number) ?? { field: '', values: [] };
    found.set(number, filter);
    if (part === 'field') filter.field = value;
    if (part === 'in_field_values') filter.values.push(value);
  }
  return [...found.values()];
}

/** What limits the rows of a list, as its address says. */
export function readPageFilter(query: URLSearchParams): PageFilter {
  const filters = readFilters(query);
  const byIds = filters.filter(isIdFilter);
  // Ids of two levels mean rows that are below both, which a union would not say.
  const within = byIds.length === 1 ? byIds.flatMap(({ values }) => values) : [];
  const notUnderstood = filters.filter((filter) => byIds.length > 1 || !isIdFilter(filter)).map(({ field }) => field);
  return {
    within: within.flatMap((id) => entityIdOf(id) ?? []),
    search: query.get('keyword') || null,
    notUnderstood: [...new Set(notUnderstood)],
  };
}

function isIdFilter({ field, values }: AddressFilter): boolean {
  return Object.hasOwn(idFields, field) && values.length > 0 && values.every((id) => entityIdOf(id) !== null);
}
