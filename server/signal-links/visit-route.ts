import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { SignalLinkSlug } from '#lib/appsprint/contract';
import { readVisit } from '#lib/signal-link';
import { deviceKeyOf } from '../attribution/index.ts';
import type { Clock } from '../clock.ts';
import { htmlPage, peerAddress } from '../http/index.ts';
import { newId } from '../uuid-v7.ts';
import { type RecordedClick, storableVisit } from './clicks.ts';
import { destinationOf } from './destination.ts';
import type { StoredLink } from './links.ts';
import { isClick, systemOf } from './visitor.ts';

export interface VisitEdges {
  readonly clock: Clock;
  /** Null: no such link. */
  findLink(slug: string): Promise<StoredLink | null>;
  store(click: RecordedClick): Promise<void>;
  /** Keeps a click that could not be stored in time. */
  setAside(click: RecordedClick, reason: unknown): Promise<void>;
}

/** A visitor waits no longer than this, in milliseconds, for the database to take the click. */
const patience = 1_000;
const longestUserAgent = 1_024;

async function withinPatience(work: Promise<void>): Promise<void> {
  const giveUp = new AbortController();
  const tooLate = pause(patience, undefined, { signal: giveUp.signal }).then(() => {
    throw new Error(`the database did not take a click within ${patience} ms`);
  });
  try {
    await Promise.race([work, tooLate]);
  } finally {
    giveUp.abort();
    // Whichever of the two lost the race has nobody waiting for it any more.
    for (const loser of [work, tooLate]) loser.catch(() => undefined);
  }
}

/** The click is durable, in the database or set aside, when this returns. */
async function record(click: RecordedClick, edges: VisitEdges): Promise<void> {
  try {
    await withinPatience(edges.store(click));
  } catch (error) {
    await edges.setAside(click, error);
  }
}

function offerStores(reply: FastifyReply, link: StoredLink): FastifyReply {
  const { ios, android, web } = link.destinations;
  const links = [
    ...(ios === null ? [] : [{ href: ios, label: 'App Store (iPhone and iPad)' }]),
    ...(android === null ? [] : [{ href: android, label: 'Google Play (Android)' }]),
    ...(web === null ? [] : [{ href: web, label: 'Website' }]),
  ];
  return reply
    .code(200)
    .type('text/html; charset=utf-8')
    .send(htmlPage(link.name, 'Choose where to get the app:', links));
}

/** Adds `GET /l/{slug}`: records the click and sends the visitor to the store of their system. */
export function addVisitRoute(server: FastifyInstance, edges: VisitEdges): void {
  server.get<{ Params: { slug: string } }>(
    '/l/:slug',
    { schema: { summary: 'Visit a Signal link' } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const slug = SignalLinkSlug.safeParse(request.params.slug.toLowerCase());
      const link = slug.success ? await edges.findLink(slug.data) : null;
      if (link === null) {
        const page = htmlPage(
          'Link not found',
          'This Signal link does not exist on this server. Check its address in AppSprint.',
        );
        return reply.code(404).type('text/html; charset=utf-8').send(page);
      }
      const userAgent = request.headers['user-agent'] ?? '';
      const clickId = isClick(request.method, request.headers) ? newId() : null;
      if (clickId !== null) {
        const click = {
          appId: link.appId,
          clickId,
          slug: link.slug,
          clickedAt: edges.clock.now().toISOString(),
          ip: peerAddress(request.ip),
          userAgent: userAgent.slice(0, longestUserAgent),
          deviceKey: deviceKeyOf(userAgent),
          visit: storableVisit(readVisit(new URLSearchParams(request.url.split('?').slice(1).join('?')))),
        };
        await record(click, edges);
      }
      const destination = destinationOf(link.destinations, systemOf(userAgent), clickId);
      return destination === null ? offerStores(reply, link) : reply.redirect(destination, 302);
    },
  );
}
