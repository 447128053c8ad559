import { parseWithBareIds } from '../exact-ids.ts';
import { readSwitches, replySwitches } from '../switches.ts';
import type { Address } from './address.ts';
import type { Dates } from './date-presets.ts';

export interface Account {
  readonly advertiser_id: string;
  readonly name: string;
  readonly currency: string;
  readonly timezone: string;
}

/** Numbers as text, by TikTok's metric keys. */
export type Figures = Readonly<Record<string, string>>;

/** A row as the list call gives it; ids are text after the id-safe parser. */
export interface ListedRow {
  readonly [key: string]: string | number | Figures | undefined;
  readonly row_data?: Figures;
  /** The older name of `row_data`. */
  readonly stat_data?: Figures;
}

export interface ListReply {
  readonly table: readonly ListedRow[];
  readonly pagination: { readonly page: number; readonly page_count: number; readonly total_count: number };
  readonly statistics: Figures;
  /** For tests: ids of rows, by their place, for which the reply itself has none. */
  readonly realIds: ReadonlyMap<number, string>;
}

/** How a generation of the page asks: the version of its calls, and whether the request's keys stand in `common_req`. */
export interface CallStyle {
  readonly account: string;
  /** The list call of a level. */
  list(call: string): string;
  body(commonRequest: Readonly<Record<string, unknown>>, call: string): unknown;
}

/** The account of the address; null when there is none or it is not ours to see. */
export async function loadAccount(aadvid: string, style: CallStyle): Promise<Account | null> {
  const query = new URLSearchParams({ aadvid });
  const response = await fetch(`${style.account}?${query}`);
  return dataOf<Account>(await response.text());
}

/** The accounts that can be switched to. Which call the real page makes for them is not known; this one is ours. */
export async function loadAccounts(): Promise<readonly Account[]> {
  const response = await fetch('/api/v4/i18n/account/list/');
  return dataOf<{ list: readonly Account[] }>(await response.text())?.list ?? [];
}

/** Milliseconds by which the first of the two calls is late when replies change places. */
const lateness = 400;

/** One page of rows. The real page makes this call twice; so does this one, and it shows the later reply. */
export async function loadList(address: Address, { st, et }: Dates, style: CallStyle): Promise<ListReply> {
  const { call } = address.level;
  const { rowCount, delay, reorder } = readSwitches(address.switches);
  const query = new URLSearchParams({ aadvid: address.aadvid });
  for (const [name, value] of address.switches) if (replySwitches.includes(name)) query.set(name, value);
  const body = style.body(
    {
      st,
      et,
      page: address.page,
      page_size: rowCount === null ? address.pageSize : Math.max(rowCount, 1),
      ...(address.sort === null ? {} : { sort_stat: address.sort.stat, sort_order: address.sort.order }),
      keyword: address.keyword,
      filters: address.filters.map(({ field, values }) => ({ field, in_field_values: values })),
    },
    call,
  );
  const send = async (milliseconds: number) => {
    query.set('sandbox_delay', String(milliseconds));
    const response = await fetch(`${style.list(call)}?${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { text: await response.text(), realIds: response.headers.get('x-sandbox-real-ids') ?? '{}' };
  };
  const [, { text, realIds }] = await Promise.all([
    send(reorder === 'replies' ? delay + lateness : delay),
    send(delay),
  ]);
  const list = dataOf<Omit<ListReply, 'realIds'>>(text);
  if (list === null) throw new Error('The list could not be loaded');
  const known = Object.entries(JSON.parse(realIds) as Record<string, string>);
  return { ...list, realIds: new Map(known.map(([place, id]) => [Number(place), id])) };
}

function dataOf<Data>(text: string): Data | null {
  const { code, data } = parseWithBareIds(text) as { code: number; data: Data };
  return code === 0 ? data : null;
}
