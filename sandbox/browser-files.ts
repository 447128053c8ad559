import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { FastifyInstance } from 'fastify';

const sandbox = new URL('./', import.meta.url);
/** Where every file for the browser is served. Addresses mirror the folders, so that imports stay as they are written. */
export const browserFilesPath = '/static';

/** Serves files of the sandbox to the browser, by their paths in it: modules with their types stripped, and style sheets. */
export function serveBrowserFiles(server: FastifyInstance, paths: readonly string[]): void {
  for (const path of paths) {
    const source = readFileSync(new URL(path, sandbox), 'utf8');
    const isModule = path.endsWith('.ts');
    const body = isModule ? stripTypeScriptTypes(source) : source;
    const type = isModule ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8';
    server.get(`${browserFilesPath}/${path}`, async (_, reply) => reply.type(type).send(body));
  }
}

/** The files of a folder of the sandbox and of all folders below it, tests left out; `folder` ends in a slash. */
export function browserFilesIn(folder: string): string[] {
  return readdirSync(new URL(folder, sandbox), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.ts$|\.css$/.test(name))
    .map((name) => `${folder}${name.replaceAll('\\', '/')}`);
}
