import type { IncomingHttpHeaders } from 'node:http';

/** Programs that read a link and never install; "Cubot" is a make of phone. */
const robot = /(?<!cu)bot|crawler|spider|facebookexternalhit|slackbot|whatsapp/i;

/** The system a visitor is on, as far as a store is concerned. */
export type VisitorSystem = 'ios' | 'android' | 'other';

/** The system that a user agent names. */
export function systemOf(userAgent: string): VisitorSystem {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  return /Android/i.test(userAgent) ? 'android' : 'other';
}

/** Whether a request to a Signal link is a person's click: no HEAD, no prefetch, no robot. */
export function isClick(method: string, headers: IncomingHttpHeaders): boolean {
  const purpose = `${headers.purpose ?? ''} ${headers['sec-purpose'] ?? ''} ${headers['x-moz'] ?? ''}`;
  return method === 'GET' && !/prefetch|preview/i.test(purpose) && !robot.test(headers['user-agent'] ?? '');
}
