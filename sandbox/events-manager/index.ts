import type { FastifyInstance } from 'fastify';
import { escapeHtml } from '../html.ts';
import { toolPage } from '../tool-page.ts';
import type { TikTokWorld, WorldPixel } from '../world.ts';

const html = 'text/html; charset=utf-8';
const home = '/i18n/events_manager';

/**
 * Adds the pixel pages of Events Manager. Their addresses are known (three public sources, 2025-26), and that the Pixel ID
 * stands at the top and a token is made under Settings (AppSprint docs, TikTok Ads page); every element is the stand-in's own.
 */
export function registerEventsManager(server: FastifyInstance, world: TikTokWorld): void {
  const pixelsOf = (advertiserId: string) =>
    world.advertisers.filter(({ id }) => advertiserId === '' || id === advertiserId).flatMap(({ pixels }) => pixels);

  server.get<{ Querystring: { aadvid?: string } }>(`${home}/datasource/list`, async (request, reply) => {
    const rows = pixelsOf(request.query.aadvid ?? '').map(
      ({ code, name }) => `<li><a href="${home}/datasource/pixel/detail/${code}">${escapeHtml(name)}</a></li>`,
    );
    return reply.type(html).send(toolPage('Events Manager', `<h1>Data sources</h1><ul>${rows.join('')}</ul>`));
  });

  for (const path of [`${home}/datasource/pixel/detail/:code`, `${home}/pixel/detail/:code`]) {
    server.get<{ Params: { code: string }; Querystring: { tab?: string } }>(path, async (request, reply) => {
      const pixel = pixelsOf('').find(({ code }) => code === request.params.code);
      if (pixel === undefined)
        return reply.code(404).type(html).send(toolPage('Events Manager', '<h1>No such pixel</h1>'));
      return reply.type(html).send(toolPage('Events Manager', pixelPage(pixel, request.query.tab === 'settings')));
    });
  }
}

function pixelPage({ code, name }: WorldPixel, isSettings: boolean): string {
  const tab = (word: string, label: string, isOpen: boolean) =>
    `<a class="tab" role="tab" aria-selected="${isOpen}" href="?tab=${word}">${label}</a>`;
  const settings = `<h2>Events API</h2><p>With the Events API a server sends events to this pixel.</p>
<button type="button" class="chip">Generate access token</button>`;
  const overview = '<h2>Overview</h2><p>Event activity of the last 28 days.</p>';
  return `<h1>${escapeHtml(name)}</h1><p>ID: <span>${escapeHtml(code)}</span></p>
<div class="tabs" role="tablist">${tab('overview', 'Overview', !isSettings)}${tab('settings', 'Settings', isSettings)}</div>
<section>${isSettings ? settings : overview}</section>`;
}
