import { hash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import encodeQR from 'qr';
import { escapeHtml } from '../http/index.ts';
import { forwardingScript } from './forwarding.ts';

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:10vh auto;padding:0 1rem;color:#1c1e21;background:#fff}
svg{width:14rem;height:14rem;background:#fff;padding:.5rem}
@media (prefers-color-scheme:dark){body{color:#e8eaed;background:#17181a}a{color:#8ab4f8}}`;

function sourceOf(text: string): string {
  return `'sha256-${hash('sha256', text, 'base64')}'`;
}

/** Nothing but our own style, and on the forwarding page our own script, may do anything on these pages. */
const policy = `default-src 'none'; style-src ${sourceOf(style)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
const forwardingPolicy = `${policy}; script-src ${sourceOf(forwardingScript)}; connect-src 'self'`;

/** Where a link on a page leads. */
export interface PageLink {
  readonly href: string;
  readonly label: string;
}

interface Page {
  readonly title: string;
  readonly sentence: string;
  readonly links: readonly PageLink[];
}

/** A page of ours. Only `head`, `picture` and `attributes` are markup; everything else is escaped. */
function markupOf({ title, sentence, links }: Page, head = '', picture = '', attributes = ''): string {
  const items = links
    .map(({ href, label }) => `<p><a href="${escapeHtml(href)}" rel="noreferrer">${escapeHtml(label)}</a></p>`)
    .join('');
  return `<!doctype html>
<html lang="en"${attributes}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
${head}</head>
<body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(sentence)}</p>${picture}${items}</body>
</html>
`;
}

function sent(reply: FastifyReply, status: number, markup: string, contentSecurityPolicy: string): FastifyReply {
  return reply
    .code(status)
    .headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    })
    .type('text/html; charset=utf-8')
    .send(markup);
}

/** A page that says something. */
export function sendNotice(reply: FastifyReply, status: number, title: string, sentence: string): FastifyReply {
  return sent(reply, status, markupOf({ title, sentence, links: [] }), policy);
}

/**
 * The stores of a link, with a QR code that a phone's camera opens.
 * @param address what the code says
 */
export function sendStores(
  reply: FastifyReply,
  title: string,
  links: readonly PageLink[],
  address: string,
): FastifyReply {
  const code = encodeQR(address, 'svg', { ecc: 'low', border: 2 });
  const sentence = 'Scan this code with your phone, or choose where to get the app:';
  const picture = code.replace('<svg', '<svg role="img" aria-label="QR code of this link"');
  return sent(reply, 200, markupOf({ title, sentence, links }, '', picture), policy);
}

/** A page that forwards at once, with script or without, and tells what the browser is. */
export function sendForwarding(reply: FastifyReply, title: string, destination: string, clickId: string): FastifyReply {
  const to = escapeHtml(destination);
  const head = `<noscript><meta http-equiv="refresh" content="0; url=${to}"></noscript>
<script>${forwardingScript}</script>
`;
  const links = [{ href: destination, label: 'Continue' }];
  const attributes = ` data-click="${escapeHtml(clickId)}" data-destination="${to}"`;
  return sent(
    reply,
    200,
    markupOf({ title, sentence: 'The store opens …', links }, head, '', attributes),
    forwardingPolicy,
  );
}
