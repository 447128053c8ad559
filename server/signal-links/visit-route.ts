import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Destinations, SignalLinkSlug } from '#lib/appsprint/contract';
import { readVisit, signalLinkAddress, type Visit } from '#lib/signal-link';
import { deviceKeyOf } from '../attribution/index.ts';
import type { Clock } from '../clock.ts';
import { peerAddress } from '../http/index.ts';
import { newId } from '../uuid-v7.ts';
import { type RecordedClick, storableVisit } from './clicks.ts';
import { destinationOf } from './destination.ts';
import type { StoredLink } from './links.ts';
import { type PageLink, sendForwarding, sendNotice, sendStores } from './pages.ts';
import { isClick, isNavigation, isRobot, visitorSystemOf } from './visitor.ts';

export interface VisitEdges {
  readonly clock: Clock;
  /** Null: no such link. */
  findLink(slug: string): Promise<StoredLink | null>;
  /** The click is durable when it returns. */
  record(click: RecordedClick): Promise<void>;
  readonly publicUrl: () => string;
}

const longestUserAgent = 1_024;

function storesOf({ ios, android, web }: Destinations): PageLink[] {
  return [
    ...(ios === null ? [] : [{ href: ios, label: 'App Store (iPhone and iPad)' }]),
    ...(android === null ? [] : [{ href: android, label: 'Google Play (Android)' }]),
    ...(web === null ? [] : [{ href: web, label: 'Website' }]),
  ];
}

/** One visit of a link: what was asked and, when it counts, the id of its click. */
interface LinkVisit {
  readonly link: StoredLink;
  readonly visit: Visit;
  readonly userAgent: string;
  readonly clickId: string | null;
}

function clickOf(
  request: FastifyRequest,
  { link, visit, userAgent }: LinkVisit,
  clickId: string,
  at: Date,
): RecordedClick {
  return {
    appId: link.appId,
    clickId,
    slug: link.slug,
    clickedAt: at.toISOString(),
    ip: peerAddress(request.ip),
    userAgent: userAgent.slice(0, longestUserAgent),
    deviceKey: deviceKeyOf(userAgent),
    visit: storableVisit(visit),
  };
}

/**
 * A plain redirect, but for the browser of an iPhone that opens the link in its window: there is no Play referrer there to name
 * the click, so it gets the page that forwards at once and tells what the install can be compared with.
 */
function sendOn(request: FastifyRequest, reply: FastifyReply, { link, userAgent, clickId }: LinkVisit, to: string) {
  const isWorthDetails = visitorSystemOf(userAgent) === 'ios' && isNavigation(request.headers);
  return clickId !== null && link.enrichment === 'page' && isWorthDetails
    ? sendForwarding(reply, link.name, to, clickId)
    : reply.redirect(to, 302);
}

function answer(request: FastifyRequest, reply: FastifyReply, linkVisit: LinkVisit, publicUrl: string): FastifyReply {
  const { link, visit, userAgent, clickId } = linkVisit;
  const { destinations } = link;
  const destination = destinationOf(destinations, visitorSystemOf(userAgent), clickId);
  if (destination !== null) return sendOn(request, reply, linkVisit, destination);
  const anyStore = destinations.ios ?? destinations.android ?? destinations.web;
  // A robot has no phone to scan a code with, and a preview is made of what it is led to.
  if (anyStore !== null && isRobot(userAgent)) return reply.redirect(anyStore, 302);
  return sendStores(reply, link.name, storesOf(destinations), signalLinkAddress(publicUrl, link.slug, visit));
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
        const sentence = 'This Signal link does not exist on this server. Check its address in AppSprint.';
        return sendNotice(reply, 404, 'Link not found', sentence);
      }
      const linkVisit: LinkVisit = {
        link,
        visit: readVisit(new URLSearchParams(request.url.split('?').slice(1).join('?'))),
        userAgent: request.headers['user-agent'] ?? '',
        clickId: isClick(request.method, request.headers) ? newId() : null,
      };
      if (linkVisit.clickId !== null)
        await edges.record(clickOf(request, linkVisit, linkVisit.clickId, edges.clock.now()));
      return answer(request, reply, linkVisit, edges.publicUrl());
    },
  );
}
