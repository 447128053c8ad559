import type { FastifyInstance } from 'fastify';
import { browserFilesIn, serveBrowserFiles } from '../browser-files.ts';
import type { TikTokWorld } from '../world.ts';
import { registerCreationCalls } from './creation-calls.ts';
import { creationPage } from './html-page.ts';

/** Last words of the addresses of the flow; with `spc-` where it is the one of Smart+. */
const words = ['campaign', 'adgroup', 'creative', 'spc-adgroup', 'spc-creative'];

/** Adds the creation flow of 2026 and the calls it makes. What is published there stays out of the world. */
export function registerCreation(server: FastifyInstance, world: TikTokWorld): void {
  const page = creationPage();
  for (const word of words) {
    server.get(`/i18n/creation/1nn/create/${word}`, async (_, reply) =>
      reply.type('text/html; charset=utf-8').send(page),
    );
  }
  registerCreationCalls(server, world);
  serveBrowserFiles(server, browserFilesIn('creation/page/'));
}
