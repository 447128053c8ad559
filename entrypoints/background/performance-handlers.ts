import { maxIdsPerRequest } from '#lib/appsprint/contract';
import type { Handlers } from '#lib/messages';
import { connectedOutcome } from './outcome.ts';

/** What the panel's table and chart are made of: rows a page at a time, and days of the rows in sight. */
export function createPerformanceHandlers(): Pick<Handlers, 'performance' | 'performanceDays'> {
  return {
    performance: ({ level, from, to, within, cursor }) =>
      connectedOutcome(async ({ appId }, client) => {
        const query = {
          level,
          from,
          to,
          ...(within.length === 0 ? {} : { within: within.join(',') }),
          ...(cursor === null ? {} : { cursor }),
        };
        const { data, nextCursor } = await client.page('metrics', { params: { appId }, query });
        return {
          appId,
          advertiserId: data.advertiserId,
          currency: data.currency,
          timeZone: data.window.timeZone,
          rows: data.rows,
          totals: data.totals,
          reporting: data.freshness.reporting,
          nextCursor,
        };
      }),

    performanceDays: ({ level, from, to, ids }) =>
      connectedOutcome(async ({ appId }, client) => {
        const query = { level, from, to, breakdown: 'day' as const };
        const some = ids.slice(0, maxIdsPerRequest);
        const answer = await client.call('metrics', {
          params: { appId },
          query: some.length === 0 ? query : { ...query, ids: some.join(',') },
        });
        return { currency: answer.currency, rows: answer.rows.map(({ id, days = [] }) => ({ id, days })) };
      }),
  };
}
