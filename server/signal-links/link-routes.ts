import type { Kysely } from 'kysely';
import type { SignalLink } from '#lib/appsprint/contract';
import { buildSignalLink } from '#lib/signal-link';

import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import type { Handlers } from '../http/index.ts';
import { inspectForApp } from './inspection.ts';
import { changeLink, createLink, listLinks, type StoredLink } from './links.ts';

/** A stored link as people see it, with its complete address. */
export function presentLink(link: StoredLink, publicUrl: string): SignalLink {
  return {
    slug: link.slug,
    name: link.name,
    channel: link.channel,
    url: buildSignalLink(publicUrl, link.slug),
    destinations: link.destinations,
    enrichment: link.enrichment,
    createdAt: link.createdAt.toISOString(),
    archivedAt: link.archivedAt?.toISOString() ?? null,
  };
}

type LinkRoutes = 'signalLinks' | 'archivedSignalLinks' | 'createSignalLink' | 'changeSignalLink' | 'inspectSignalLink';

/** Handlers of the contract's Signal link routes. */
export function signalLinkHandlers(
  database: Kysely<Tables>,
  clock: Clock,
  publicUrl: () => string,
): Pick<Handlers, LinkRoutes> {
  const listed = async (appId: string, which: 'in-use' | 'archived') => {
    const links = await listLinks(database, appId, which);
    return { data: links.map((link) => presentLink(link, publicUrl())), nextCursor: null };
  };
  return {
    signalLinks: ({ params }) => listed(params.appId, 'in-use'),
    archivedSignalLinks: ({ params }) => listed(params.appId, 'archived'),
    async createSignalLink({ params, body }) {
      return { data: presentLink(await createLink(database, clock, params.appId, body), publicUrl()) };
    },
    async inspectSignalLink({ params, body }) {
      return { data: await inspectForApp(database, publicUrl(), params.appId, body.url) };
    },
    async changeSignalLink({ params, body }) {
      return { data: presentLink(await changeLink(database, clock, params, body), publicUrl()) };
    },
  };
}
