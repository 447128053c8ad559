import type { Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';
import { allLinks, findLink, type StoredLink } from './links.ts';

/** The links of this server, kept in memory so that a visitor does not wait for the database, and gets on while it is away. */
export interface KnownLinks {
  /** Null: no such link. */
  find(slug: string): Promise<StoredLink | null>;
  /** Reads all links again: another process may have renamed one. */
  refresh(): Promise<void>;
}

/** Opens the links in memory; they are read at the first `refresh`, and one by one when asked for. */
export function knownLinks(database: Kysely<Tables>): KnownLinks {
  let known = new Map<string, StoredLink>();
  return {
    async find(slug) {
      const link = known.get(slug) ?? (await findLink(database, slug));
      if (link !== null) known.set(slug, link);
      return link;
    },
    async refresh() {
      known = new Map((await allLinks(database)).map((link) => [link.slug, link]));
    },
  };
}
