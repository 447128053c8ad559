import * as z from 'zod/mini';
import type { Query, TikTokClient } from './client.ts';
import { TikTokUnreachable } from './failures.ts';
import { PageInfo } from './wire.ts';

/** More pages than any account has; an answer that promises more is none. */
const mostPages = 2_000;

/**
 * Every row of a paged list. A list that ends before its last page is refused as a whole, because rows would be missing.
 * @throws TikTokRefusal, TikTokUnreachable
 */
export async function everyRow<T extends z.ZodMiniType>(
  client: TikTokClient,
  token: string,
  path: `/${string}/`,
  query: Query,
  row: T,
  pageSize: number,
): Promise<z.output<T>[]> {
  const rows: z.output<T>[] = [];
  const schema = z.object({ list: z.array(row), page_info: PageInfo });
  for (let page = 1; page <= mostPages; page += 1) {
    const { list, page_info } = await client.get(path, token, { ...query, page, page_size: pageSize }, schema);
    rows.push(...list);
    if (page >= page_info.total_page) return rows;
    if (list.length === 0) throw new TikTokUnreachable(`TikTok's answer to ${path} ends before its last page`);
  }
  throw new TikTokUnreachable(`TikTok's answer to ${path} has more than ${mostPages} pages`);
}
