import type { FastifyInstance } from 'fastify';
import { escapeHtml } from '../html.ts';
import { toolPage } from '../tool-page.ts';
import type { TikTokWorld, WorldAdvertiser } from '../world.ts';

/**
 * Adds Business Center's list of ad accounts. In reality it is on business.tiktok.com; each account shows "ID: <19 digits>"
 * (public source, 2026) and the page is of the older `bui` library (two public sources, 2024-26). Rows, cells and columns are
 * the stand-in's own.
 */
export function registerBusinessCenter(server: FastifyInstance, world: TikTokWorld): void {
  const rows = world.advertisers.map(accountRow).join('');
  const page = toolPage(
    'TikTok Business Center',
    `<h1>Ad accounts</h1><table class="bui-table"><thead><tr><th>Ad account</th><th>Status</th><th>Currency</th><th>Time zone</th></tr></thead>
<tbody>${rows}</tbody></table>`,
  );
  server.get('/manage/accounts/adv', async (_, reply) => reply.type('text/html; charset=utf-8').send(page));
}

function accountRow({ id, name, currency, timeZone }: WorldAdvertiser): string {
  const cells = ['Approved', currency, timeZone].map((text) => `<td>${escapeHtml(text)}</td>`).join('');
  return `<tr><td><div>${escapeHtml(name)}</div><div>ID: ${id}</div></td>${cells}</tr>`;
}
