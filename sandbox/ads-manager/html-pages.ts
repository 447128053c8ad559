import { escapeHtml } from '../html.ts';
import type { TikTokWorld } from '../world.ts';
import { pageFilesPath } from './page-files.ts';

const styles = [
  'theme.css',
  'page.css',
  'list.css',
  'table.css',
  'above.css',
  'generations/row-item/row-item.css',
  'generations/vi-table/vi-table.css',
]
  .map((name) => `<link rel="stylesheet" href="${pageFilesPath}/${name}">`)
  .join('');

/** The one document of all list pages; `today` is the last day that the world knows, `YYYY-MM-DD`. */
export function listPage(today: string): string {
  return `<!doctype html>
<html lang="en" data-today="${escapeHtml(today)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>TikTok Ads Manager</title>
  <link rel="icon" href="data:,">
  ${styles}
  <script type="module" src="${pageFilesPath}/main.ts"></script>
</head>
<body><div id="app"></div></body>
</html>`;
}

const generations = [
  { label: 'today', section: 'manage', query: '' },
  { label: '2024', section: 'manage', query: '&sandbox_generation=g2' },
  { label: '2023', section: 'perf', query: '&sandbox_generation=g1' },
] as const;

/** The entry page: a way into each account, in each look that its lists have had. */
export function startPage(world: TikTokWorld): string {
  const links = world.advertisers
    .map(({ id, name }) => {
      const looks = generations.map(
        ({ label, section, query }) =>
          `<a href="/i18n/${section}/campaign?aadvid=${id}${escapeHtml(query)}">${label}</a>`,
      );
      return `<li>${escapeHtml(name)} <small>${escapeHtml(id)}</small> ${looks.join(' · ')}</li>`;
    })
    .join('');
  return plainPage('TikTok sandbox', `<p>A stand-in for TikTok Ads Manager. Its ad accounts:</p><ul>${links}</ul>`);
}

export function unknownPage(): string {
  return plainPage(
    'Not part of the sandbox',
    '<p>Only the lists of campaigns, ad groups and ads are. <a href="/">Choose an account</a></p>',
  );
}

function plainPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
${styles}</head>
<body><main class="notice"><h1>${title}</h1>${body}</main></body></html>`;
}
