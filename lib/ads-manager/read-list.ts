import { readKeystoneList } from './generations/keystone.ts';
import type { GenerationReading, ListContext } from './generations/list-generation.ts';
import { readRowItemList } from './generations/row-item.ts';
import { readViTableList } from './generations/vi-table.ts';
import type { PageAddress } from './location.ts';
import { readFilters, readPageFilter } from './page-filter.ts';
import { listQuestion } from './replies/index.ts';
import type { Answer, GenerationName, HealthEvent, ListReading, ListView } from './view.ts';

/** The generations, the one whose row identity is surest first. */
const readers: readonly (readonly [GenerationName, (context: ListContext) => GenerationReading])[] = [
  ['keystone', readKeystoneList],
  ['row-item', readRowItemList],
  ['vi-table', readViTableList],
];

/** Reads one of the three lists. @param query of the page's address */
export function readListView(
  page: Extract<PageAddress, { surface: 'list' }>,
  query: URLSearchParams,
  surroundings: Pick<ListContext, 'document' | 'replies' | 'anchors'>,
): ListView {
  const { list, health } = readRows({ ...page, ...surroundings });
  return {
    ...page,
    filter: readPageFilter(query),
    list,
    rowCount: readRowCount(page, query, surroundings),
    health,
  };
}

function readRows(context: ListContext): { list: ListReading; health: readonly HealthEvent[] } {
  const readings = readers.map(([generation, read]) => ({ generation, ...read(context) }));
  const health = readings.flatMap((reading) => reading.health);
  // Parts of two generations stand on one page for weeks; the surer one that shows rows counts.
  const found = readings.find((reading) => reading.state === 'found');
  if (found?.state === 'found')
    return { list: { state: 'found', generation: found.generation, tables: found.tables }, health: found.health };
  const unknown = readings.find((reading) => reading.state === 'not-recognised');
  if (unknown?.state === 'not-recognised') return { list: { state: 'not-recognised', reason: unknown.reason }, health };
  return { list: { state: 'not-yet' }, health };
}

/** The page's calls fire twice and late, so the newest call that asks for just what the address says counts. */
function readRowCount(
  { level, advertiserId, window }: Extract<PageAddress, { surface: 'list' }>,
  query: URLSearchParams,
  { replies }: Pick<ListContext, 'replies'>,
): Answer<number> {
  if (advertiserId === null || window === null)
    return { state: 'not-here', reason: 'The address of this list does not name its ad account and its days.' };
  if (!replies.observing) return { state: 'not-here', reason: 'Reading the page’s own replies is switched off.' };
  const call = replies.latestList(
    level,
    advertiserId,
    listQuestion(window, query.get('keyword') ?? '', readFilters(query)),
  );
  switch (call?.state) {
    case undefined:
    case 'pending':
      return { state: 'not-yet' };
    case 'answered':
      return call.reply?.rowCount == null
        ? { state: 'not-here', reason: 'The page’s reply does not say how many rows there are.' }
        : { state: 'found', value: call.reply.rowCount, signal: 'reply', certainty: 'high' };
    case 'failed':
    case 'unreadable':
      return { state: 'not-here', reason: 'The page’s reply could not be read.' };
  }
}
