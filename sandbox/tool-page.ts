import { browserFilesPath } from './browser-files.ts';
import { escapeHtml } from './html.ts';

const styles = ['ads-manager/page/theme.css', 'ads-manager/page/page.css', 'ads-manager/page/list.css']
  .map((path) => `<link rel="stylesheet" href="${browserFilesPath}/${path}">`)
  .join('');

/** A plain page of one of TikTok's other tools; `body` is HTML. */
export function toolPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><link rel="icon" href="data:,">
${styles}</head>
<body><div id="app"><main class="workspace">${body}</main></div></body></html>`;
}
