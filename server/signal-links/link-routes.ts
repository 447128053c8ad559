import type { Kysely } from 'kysely';
import type { SignalLink } from '#lib/appsprint/contract';
import { buildSignalLink } from '#lib/signal-link';

import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import type { Handlers } from '../http/index.ts';
import { createLink, listLinks, type StoredLink } from './links.ts';

/** A stored link as people see it, with its complete address. */
export function presentLink(link: StoredLink, publicUrl: string): SignalLink {
  return {
    slug: link.slug,
    name: link.name,
    url: buildSignalLink(publicUrl, link.slug),
    destinations: link.destinations,
    createdAt: link.createdAt.toISOString(),
  };
}

/** Handlers of the contract's Signal link routes. */
export function signalLinkHandlers(
  database: Kysely<Tables>,
  clock: Clock,
  publicUrl: () => string,
): Pick<Handlers, 'signalLinks' | 'createSignalLink'> {
  return {
    async signalLinks({ params }) {
      const links = await listLinks(database, params.appId);
      return { data: links.map((link) => presentLink(link, publicUrl())), nextCursor: null };
    },
    async createSignalLink({ params, body }) {
      const link = await createLink(database, clock, { appId: params.appId, ...body });
      return { data: presentLink(link, publicUrl()) };
    },
  };
}
