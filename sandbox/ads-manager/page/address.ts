import { type Level, levels } from '../levels.ts';

/** A condition on the rows; `values` are ids, or words such as a status. */
export interface Filter {
  readonly field: string;
  readonly values: readonly string[];
}

/** What the address of a list page says. Days are `YYYY-MM-DD`; null where the address is silent. */
export interface Address {
  /** The word before the level: `manage`, or `perf` until 2023/24. */
  readonly section: 'manage' | 'perf';
  readonly level: Level;
  readonly aadvid: string;
  readonly dates: { readonly st: string; readonly et: string } | null;
  readonly filters: readonly Filter[];
  readonly keyword: string;
  /** `order` 1: largest first, 0: smallest first. */
  readonly sort: { readonly stat: string; readonly order: 0 | 1 } | null;
  readonly page: number;
  readonly pageSize: number;
  /** Keys of the metric columns, as in TikTok's own `columns` parameter; null where the address is silent. */
  readonly columns: readonly string[] | null;
  /** `sandbox_*`: switches of the sandbox, carried from page to page. */
  readonly switches: readonly (readonly [string, string])[];
}

export const pageSizes = [10, 20, 50, 100, 1000] as const;
const defaultPageSize = 20;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the address of a list page. */
export function readAddress(url: URL): Address {
  const query = url.searchParams;
  const st = query.get('st') ?? '';
  const et = query.get('et') ?? '';
  const stat = query.get('sort_state');
  const word = url.pathname.split('/').at(-1);
  return {
    section: url.pathname.includes('/perf/') ? 'perf' : 'manage',
    level: levels.find(({ path }) => path === word) ?? levels[0],
    aadvid: query.get('aadvid') ?? '',
    dates: day.test(st) && day.test(et) ? { st, et } : null,
    filters: readFilters(query),
    keyword: query.get('keyword') ?? '',
    sort: stat === null ? null : { stat, order: query.get('sort_order') === '0' ? 0 : 1 },
    page: Math.max(1, Math.trunc(Number(query.get('page') ?? 1)) || 1),
    pageSize: pageSizes.find((size) => String(size) === query.get('page_size')) ?? defaultPageSize,
    columns: query.get('columns')?.split(',') ?? null,
    switches: [...query].filter(([name]) => name.startsWith('sandbox_')),
  };
}

/** Path and query of an address; what is at its default stays out. */
export function writeAddress(address: Address): string {
  const query = new URLSearchParams();
  if (address.aadvid !== '') query.set('aadvid', address.aadvid);
  if (address.dates !== null) {
    query.set('st', address.dates.st);
    query.set('et', address.dates.et);
  }
  for (const [n, { field, values }] of address.filters.entries()) {
    query.set(`filters[${n}][field]`, field);
    for (const [m, value] of values.entries()) query.set(`filters[${n}][in_field_values][${m}]`, value);
    query.set(`filters[${n}][filter_type]`, '0');
    query.set(`filters[${n}][source]`, 'sidebar');
  }
  if (address.keyword !== '') query.set('keyword', address.keyword);
  if (address.sort !== null) {
    query.set('sort_state', address.sort.stat);
    query.set('sort_order', String(address.sort.order));
  }
  if (address.page !== 1) query.set('page', String(address.page));
  if (address.pageSize !== defaultPageSize) query.set('page_size', String(address.pageSize));
  if (address.columns !== null) query.set('columns', address.columns.join(','));
  for (const [name, value] of address.switches) query.set(name, value);
  return `/i18n/${address.section}/${address.level.path}?${query}`;
}

/** The same address with a switch of the sandbox set. */
export function withSwitch(address: Address, name: string, value: string): Address {
  const others = address.switches.filter(([other]) => other !== name);
  return { ...address, switches: [...others, [name, value]] };
}

/** The same account and dates on another level, limited by `filters`. */
export function onLevel(from: Address, level: Level, filters: Address['filters'] = []): Address {
  const { section, aadvid, dates, columns, switches } = from;
  return {
    section,
    level,
    aadvid,
    dates,
    columns,
    switches,
    filters,
    keyword: '',
    sort: null,
    page: 1,
    pageSize: defaultPageSize,
  };
}

function readFilters(query: URLSearchParams): readonly Filter[] {
  const filters: Filter[] = [];
  for (let n = 0; query.has(`filters[${n}][field]`); n++) {
    const values: string[] = [];
    for (let m = 0; query.has(`filters[${n}][in_field_values][${m}]`); m++) {
      values.push(query.get(`filters[${n}][in_field_values][${m}]`) ?? '');
    }
    filters.push({ field: query.get(`filters[${n}][field]`) ?? '', values });
  }
  return filters;
}
