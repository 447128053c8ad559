import type { FastifyInstance } from 'fastify';
import { lastDay } from '../figures.ts';
import type { TikTokWorld } from '../world.ts';
import { listPage, startPage, unknownPage } from './html-pages.ts';
import { levels } from './levels.ts';
import { registerListCalls } from './list-calls.ts';
import { registerPageFiles } from './page-files.ts';

const html = 'text/html; charset=utf-8';

/** Adds the list pages of Ads Manager, the calls they make, and a page for every other address. */
export function registerAdsManager(server: FastifyInstance, world: TikTokWorld): void {
  // A world without a single day of figures has no today of its own; any fixed day will do.
  const page = listPage(lastDay(world) ?? '2026-01-01');
  for (const { path } of levels) {
    for (const section of ['manage', 'perf']) {
      server.get(`/i18n/${section}/${path}`, async (_, reply) => reply.type(html).send(page));
    }
  }
  server.get('/', async (_, reply) => reply.type(html).send(startPage(world)));
  server.setNotFoundHandler((_, reply) => reply.code(404).type(html).send(unknownPage()));
  registerListCalls(server, world);
  registerPageFiles(server);
}
