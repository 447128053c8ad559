import { parseWithBareIds } from '../exact-ids.ts';
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
export type ListedRow = Readonly<Record<string, string | number>> & { readonly row_data: Figures };

export interface ListReply {
  readonly table: readonly ListedRow[];
  readonly pagination: { readonly page: number; readonly page_count: number; readonly total_count: number };
  readonly statistics: Figures;
}

/** The account of the address; null when there is none or it is not ours to see. */
export async function loadAccount(aadvid: string): Promise<Account | null> {
  const query = new URLSearchParams({ aadvid });
  const response = await fetch(`/api/v4/i18n/account/permission/detail/?${query}`);
  return dataOf<Account>(await response.text());
}

/** One page of rows. The real page makes this call twice; so does this one, and it shows the later reply. */
export async function loadList(address: Address, { st, et }: Dates, delay: number): Promise<ListReply> {
  const query = new URLSearchParams({ aadvid: address.aadvid, sandbox_delay: String(delay) });
  const common_req = {
    st,
    et,
    page: address.page,
    page_size: address.pageSize,
    ...(address.sort === null ? {} : { sort_stat: address.sort.stat, sort_order: address.sort.order }),
    keyword: address.keyword,
    filters: address.filters.map(({ field, ids }) => ({ field, in_field_values: ids })),
  };
  const call = async () => {
    const response = await fetch(`/api/v4/i18n/statistics/op/${address.level.call}/list/?${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ common_req, extra: { scene: `${address.level.call}_list_v2`, list_version: 'v2' } }),
    });
    return response.text();
  };
  const [, text] = await Promise.all([call(), call()]);
  const list = dataOf<ListReply>(text);
  if (list === null) throw new Error('The list could not be loaded');
  return list;
}

function dataOf<Data>(text: string): Data | null {
  const { code, data } = parseWithBareIds(text) as { code: number; data: Data };
  return code === 0 ? data : null;
}
