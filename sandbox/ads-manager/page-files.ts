import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { FastifyInstance } from 'fastify';

const sandbox = new URL('../', import.meta.url);
/** Modules that the browser's side shares with the server's. */
const shared = ['days.ts', 'ads-manager/levels.ts', 'ads-manager/exact-ids.ts'];
const root = '/static';

/** Where the page's own files are served. */
export const pageFilesPath = `${root}/ads-manager/page`;

/**
 * Serves the browser's side of the page: modules with their types stripped, and style sheets. Addresses mirror the
 * folders, so that the imports between modules stay as they are written.
 */
export function registerPageFiles(server: FastifyInstance): void {
  const own = readdirSync(new URL('ads-manager/page/', sandbox)).map((name) => `ads-manager/page/${name}`);
  for (const path of [...own.filter((name) => !name.endsWith('.test.ts')), ...shared]) {
    const source = readFileSync(new URL(path, sandbox), 'utf8');
    const isModule = path.endsWith('.ts');
    const body = isModule ? stripTypeScriptTypes(source) : source;
    const type = isModule ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8';
    server.get(`${root}/${path}`, async (_, reply) => reply.type(type).send(body));
  }
}
