import type { FastifyInstance } from 'fastify';
import { browserFilesIn, browserFilesPath, serveBrowserFiles } from '../browser-files.ts';

const folder = 'ads-manager/page/';
/** Modules that the browser's side shares with the server's. */
const shared = ['days.ts', 'ads-manager/levels.ts', 'ads-manager/exact-ids.ts', 'ads-manager/switches.ts'];

/** Where the page's own files are served. */
export const pageFilesPath = `${browserFilesPath}/ads-manager/page`;

/** Serves the browser's side of the page. */
export function registerPageFiles(server: FastifyInstance): void {
  serveBrowserFiles(server, [...browserFilesIn(folder), ...shared]);
}
