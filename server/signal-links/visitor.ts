import type { IncomingHttpHeaders } from 'node:http';
import { systemOf } from '../attribution/index.ts';

/** Programs that read a link and never install: robots and the link previews of messengers. "Cubot" is a make of phone. */
const robot =
  /(?<!cu)bot|crawler|spider|facebookexternalhit|facebookcatalog|whatsapp|uripreview|url preview|embedly|google-inspectiontool/i;

/** The system a visitor is on, as far as a store is concerned. */
export type VisitorSystem = 'ios' | 'android' | 'other';

/** The system that a user agent names. */
export function visitorSystemOf(userAgent: string): VisitorSystem {
  return systemOf(userAgent) ?? 'other';
}

/** Whether a user agent is a program's that looks at links for itself. */
export function isRobot(userAgent: string): boolean {
  return robot.test(userAgent);
}

/** Whether a request to a Signal link is a person's click: no HEAD, no prefetch, no robot and no link preview. */
export function isClick(method: string, headers: IncomingHttpHeaders): boolean {
  const purposes = ['purpose', 'sec-purpose', 'x-purpose', 'x-moz'].map((name) => headers[name] ?? '').join(' ');
  return method === 'GET' && !/prefetch|prerender|preview/i.test(purposes) && !isRobot(headers['user-agent'] ?? '');
}

/** Whether a browser says that a person opens the address in its window; programs and old browsers say nothing. */
export function isNavigation(headers: IncomingHttpHeaders): boolean {
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}
