import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod/mini';
import type { TikTokWorld, WorldAdvertiser } from '../world.ts';
import { writeWithBareIds } from './exact-ids.ts';
import { levels } from './levels.ts';
import { type ListRequest, readListRequest } from './list-request.ts';
import { type ListRow, listRows, totalOf } from './list-rows.ts';
import { readSwitches } from './switches.ts';

const CallQuery = z.record(z.string(), z.string());

/** Codes of these calls are not known beyond 0; the others are ours. */
const noAccount = { code: 40001, msg: 'no permission', data: null };

/** The calls that the page itself makes: one list per level, and the account. */
export function registerListCalls(server: FastifyInstance, world: TikTokWorld): void {
  const advertiserOf = (id: string) => world.advertisers.find((advertiser) => advertiser.id === id);

  for (const version of ['v3', 'v4']) {
    server.get(`/api/${version}/i18n/account/permission/detail/`, async (request, reply) => {
      const advertiser = advertiserOf(CallQuery.parse(request.query).aadvid ?? '');
      if (advertiser === undefined) return sendJson(reply, noAccount);
      return sendJson(reply, { code: 0, msg: 'success', data: accountOf(advertiser) });
    });
  }
  // Which call the real page makes for its account menu is not known; this one is the stand-in's choice.
  server.get('/api/v4/i18n/account/list/', async (_, reply) =>
    sendJson(reply, { code: 0, msg: 'success', data: { list: world.advertisers.map(accountOf) } }),
  );

  for (const level of levels) {
    for (const word of new Set([level.path, level.call])) {
      for (const { path, figuresKey } of listPaths(word)) {
        server.post(path, async (request, reply) => {
          const query = CallQuery.parse(request.query);
          const advertiser = advertiserOf(query.aadvid ?? '');
          if (advertiser === undefined) return sendJson(reply, noAccount);
          const body = readListRequest(request.body);
          if (!body.success) return sendJson(reply, { code: 40002, msg: z.prettifyError(body.error), data: null });
          const switches = readSwitches(Object.entries(query));
          // The real page's rows are late.
          if ('sandbox_delay' in query) await pause(switches.delay);
          const rows = listRows(advertiser, level, body.data, switches);
          const shown = pageOf(rows, body.data);
          if (switches.smartPlus === 'zero') reply.header('x-sandbox-real-ids', JSON.stringify(hiddenIds(shown)));
          const data = listData(rows, shown, body.data, figuresKey);
          return sendJson(reply, { code: 0, msg: 'success', data });
        });
      }
    }
  }
}

/** Addresses of a list call: today's, the one before `op`, and the third version with the older name of the figures. */
function listPaths(word: string) {
  return [
    { path: `/api/v4/i18n/statistics/op/${word}/list/`, figuresKey: 'row_data' },
    { path: `/api/v4/i18n/statistics/${word}/list/`, figuresKey: 'row_data' },
    { path: `/api/v3/i18n/statistics/${word}/list/`, figuresKey: 'stat_data' },
  ] as const;
}

function pageOf(rows: readonly ListRow[], { page, page_size }: ListRequest): readonly ListRow[] {
  return rows.slice((page - 1) * page_size, page * page_size);
}

/** For tests: the ids of the rows whose reply has none, by their place on the page. */
function hiddenIds(rows: readonly ListRow[]): Record<string, string> {
  return Object.fromEntries(rows.flatMap(({ id, row }, place) => (row.creative_id === '0' ? [[place, id]] : [])));
}

function listData(
  rows: readonly ListRow[],
  shown: readonly ListRow[],
  { page, page_size }: ListRequest,
  figuresKey: 'row_data' | 'stat_data',
) {
  return {
    table: shown.map(({ row, row_data }) => ({ ...row, [figuresKey]: row_data })),
    pagination: {
      page,
      page_count: Math.ceil(rows.length / page_size),
      limit: page_size,
      total_count: rows.length,
    },
    statistics: totalOf(rows),
  };
}

function accountOf({ id, name, currency, timeZone }: WorldAdvertiser) {
  return { advertiser_id: id, name, currency, timezone: timeZone };
}

function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(writeWithBareIds(value));
}
