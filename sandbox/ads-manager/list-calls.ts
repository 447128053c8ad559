import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod/mini';
import type { TikTokWorld } from '../world.ts';
import { writeWithBareIds } from './exact-ids.ts';
import { levels } from './levels.ts';
import { ListRequest } from './list-request.ts';
import { listRows, totalOf } from './list-rows.ts';

const CallQuery = z.object({
  aadvid: z._default(z.string(), ''),
  /** Milliseconds before the reply: the real page's rows are late. */
  sandbox_delay: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(60_000)), 0),
});

/** Codes of these calls are not known beyond 0; the others are ours. */
const noAccount = { code: 40001, msg: 'no permission', data: null };

/** The calls that the page itself makes: one list per level, and the account. */
export function registerListCalls(server: FastifyInstance, world: TikTokWorld): void {
  const advertiserOf = (id: string) => world.advertisers.find((advertiser) => advertiser.id === id);

  server.get('/api/v4/i18n/account/permission/detail/', async (request, reply) => {
    const advertiser = advertiserOf(CallQuery.parse(request.query).aadvid);
    if (advertiser === undefined) return sendJson(reply, noAccount);
    const { id, name, currency, timeZone } = advertiser;
    return sendJson(reply, {
      code: 0,
      msg: 'success',
      data: { advertiser_id: id, name, currency, timezone: timeZone },
    });
  });

  for (const level of levels) {
    for (const word of new Set([level.path, level.call])) {
      server.post(`/api/v4/i18n/statistics/op/${word}/list/`, async (request, reply) => {
        const query = CallQuery.parse(request.query);
        const advertiser = advertiserOf(query.aadvid);
        if (advertiser === undefined) return sendJson(reply, noAccount);
        const body = ListRequest.safeParse(request.body);
        if (!body.success) return sendJson(reply, { code: 40002, msg: z.prettifyError(body.error), data: null });
        await pause(query.sandbox_delay);
        const { page, page_size } = body.data.common_req;
        const rows = listRows(advertiser, level, body.data.common_req);
        return sendJson(reply, {
          code: 0,
          msg: 'success',
          data: {
            table: rows
              .slice((page - 1) * page_size, page * page_size)
              .map(({ row, row_data }) => ({ ...row, row_data })),
            pagination: {
              page,
              page_count: Math.ceil(rows.length / page_size),
              limit: page_size,
              total_count: rows.length,
            },
            statistics: totalOf(rows),
          },
        });
      });
    }
  }
}

function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(writeWithBareIds(value));
}
