import type { FastifyInstance } from 'fastify';
import { escapeHtml } from '../html.ts';
import { toolPage } from '../tool-page.ts';
import type { TikTokWorld, WorldAdvertiser } from '../world.ts';

type Account = Pick<WorldAdvertiser, 'id' | 'name' | 'currency' | 'timeZone'>;

/** Ad accounts of other people in the same Business Center, which no developer app was granted. `sandbox_others=on` lists them. */
const others: readonly Account[] = [
  { id: '7100000000000000077', name: 'Sunrise US', currency: 'USD', timeZone: 'America/New_York' },
  { id: '7100000000000000078', name: 'Asahi', currency: 'JPY', timeZone: 'Asia/Tokyo' },
];

const style = `<style>
.bui-table { width: 100%; border-collapse: collapse; text-align: start; }
.bui-table th, .bui-table td { padding: 10px 16px; text-align: start; border-bottom: 1px solid var(--line); }
.bui-table th { color: var(--text-weak); font-weight: 600; }
.bui-table th:first-child { width: 60%; }
.bui-table td div + div { color: var(--text-weak); }
h1 { margin: 16px 16px 0; font-size: 18px; }
</style>`;

interface Switches {
  readonly sandbox_others?: string;
  /** `unknown`: a page that is built in another way than any that is known. */
  readonly sandbox_table?: string;
}

/**
 * Adds Business Center's list of ad accounts. In reality it is on business.tiktok.com; each account shows "ID: <19 digits>"
 * (public source, 2026) and the page is of the older `bui` library (two public sources, 2024-26). Rows, cells and columns are
 * the stand-in's own.
 */
export function registerBusinessCenter(server: FastifyInstance, world: TikTokWorld): void {
  server.get<{ Querystring: Switches }>('/manage/accounts/adv', async ({ query }, reply) => {
    const accounts = [...world.advertisers, ...(query.sandbox_others === 'on' ? others : [])];
    const list = query.sandbox_table === 'unknown' ? cardsOf(accounts) : tableOf(accounts);
    return reply
      .type('text/html; charset=utf-8')
      .send(toolPage('TikTok Business Center', `${style}<h1>Ad accounts</h1><div class="card">${list}</div>`));
  });
}

function tableOf(accounts: readonly Account[]): string {
  const head = ['Ad account', 'Status', 'Currency', 'Time zone'].map((title) => `<th>${title}</th>`).join('');
  const rows = accounts.map(({ id, name, currency, timeZone }) => {
    const cells = ['Approved', currency, timeZone].map((text) => `<td>${escapeHtml(text)}</td>`).join('');
    return `<tr><td><div>${escapeHtml(name)}</div><div>ID: ${id}</div></td>${cells}</tr>`;
  });
  return `<table class="bui-table"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function cardsOf(accounts: readonly Account[]): string {
  return accounts.map(({ id, name }) => `<article><b>${escapeHtml(name)}</b><p>ID: ${id}</p></article>`).join('');
}
