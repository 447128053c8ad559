import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { writeWithBareIds } from '../ads-manager/exact-ids.ts';
import type { TikTokWorld } from '../world.ts';

const CallQuery = z.object({ aadvid: z._default(z.string(), '') });
const json = 'application/json; charset=utf-8';

/** Codes of these calls are not known beyond 0; the other one is ours. */
const noAccount = { code: 40001, msg: 'no permission', data: null };

/**
 * The calls of the creation flow: the account's pixels, a save for each step of the draft, and publishing. Their paths and
 * field names are those of public draft-building programs (2025-10 to 2026-08); the name of the list of pixels is ours.
 */
export function registerCreationCalls(server: FastifyInstance, world: TikTokWorld): void {
  const advertiserOf = (query: unknown) =>
    world.advertisers.find((advertiser) => advertiser.id === CallQuery.parse(query).aadvid);
  const answer = (data: unknown) => writeWithBareIds({ code: 0, msg: 'success', data });

  server.get('/api/v2/i18n/pixel/list/', async (request, reply) => {
    const advertiser = advertiserOf(request.query);
    if (advertiser === undefined) return reply.type(json).send(writeWithBareIds(noAccount));
    const pixels = advertiser.pixels.map(({ number, name, code }) => ({
      pixel_id: number,
      pixel_name: name,
      pixel_code: code,
    }));
    return reply.type(json).send(answer({ pixels }));
  });

  for (const snap of ['campaign_snap', 'ad_snap', 'creative_snap']) {
    server.post(`/api/v4/i18n/creation/${snap}/save/`, async (request, reply) => {
      if (advertiserOf(request.query) === undefined) return reply.type(json).send(writeWithBareIds(noAccount));
      return reply.type(json).send(answer({ [`${snap}_id`]: '1' }));
    });
  }
  server.post('/api/v4/i18n/creation/async_creation/create_by_snap/', async (request, reply) =>
    reply.type(json).send(advertiserOf(request.query) === undefined ? writeWithBareIds(noAccount) : answer({})),
  );
}
