import type { Kysely, Selectable } from 'kysely';
import { type Destinations, type Enrichment, type SignalLinkDraft, SignalLinkSlug } from '#lib/appsprint/contract';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import { Problem } from '../http/index.ts';
import { destinationsOf, headerAddress } from './store-address.ts';

/** A Signal link as it is stored; its address follows from the slug and the server's own. */
export interface StoredLink {
  readonly appId: string;
  readonly slug: SignalLinkSlug;
  readonly name: string;
  readonly channel: string;
  readonly destinations: Destinations;
  readonly enrichment: Enrichment;
  readonly createdAt: Date;
  /** Null: in use. */
  readonly archivedAt: Date | null;
}

/** The channel of a link that names none: this is a companion for TikTok. */
const usualChannel = 'tiktok';

function addressOf(stored: string | null): string | null {
  return stored === null ? null : headerAddress(stored);
}

function linkOf(row: Selectable<Tables['signal_link']>): StoredLink {
  return {
    appId: row.app_id,
    slug: SignalLinkSlug.parse(row.slug),
    name: row.name,
    channel: row.channel,
    destinations: {
      ios: addressOf(row.ios_destination),
      android: addressOf(row.android_destination),
      web: addressOf(row.web_destination),
    },
    enrichment: row.enrichment,
    createdAt: row.created_at,
    archivedAt: row.archived_at,
  };
}

/** The app's links, oldest first: those in use, or those that are archived. */
export async function listLinks(
  database: Kysely<Tables>,
  appId: string,
  which: 'in-use' | 'archived' = 'in-use',
): Promise<StoredLink[]> {
  const rows = await database
    .selectFrom('signal_link')
    .selectAll()
    .where('app_id', '=', appId)
    .where('archived_at', which === 'archived' ? 'is not' : 'is', null)
    .orderBy('created_at')
    .orderBy('slug')
    .execute();
  return rows.map(linkOf);
}

/** Every link of every app. */
export async function allLinks(database: Kysely<Tables>): Promise<StoredLink[]> {
  const rows = await database.selectFrom('signal_link').selectAll().execute();
  return rows.map(linkOf);
}

/** The link that a slug names; null when there is none. */
export async function findLink(database: Kysely<Tables>, slug: string): Promise<StoredLink | null> {
  const row = await database.selectFrom('signal_link').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row === undefined ? null : linkOf(row);
}

/** Creates a link. @throws Problem 409 when the slug is taken, 400 when it would lead nowhere */
export async function createLink(
  database: Kysely<Tables>,
  clock: Clock,
  appId: string,
  draft: SignalLinkDraft,
): Promise<StoredLink> {
  const { ios, android, web } = destinationsOf(draft.destinations);
  if (ios === null && android === null && web === null) {
    throw new Problem(
      400,
      'destination_missing',
      'A Signal link needs a destination. Give at least one of ios, android and web.',
    );
  }
  const row = await database
    .insertInto('signal_link')
    .values({
      app_id: appId,
      slug: draft.slug,
      name: draft.name,
      channel: draft.channel ?? usualChannel,
      ios_destination: addressOf(ios),
      android_destination: addressOf(android),
      web_destination: addressOf(web),
      enrichment: draft.enrichment ?? 'page',
      created_at: clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) {
    throw new Problem(
      409,
      'slug_taken',
      `The slug "${draft.slug}" is taken. Slugs are unique on this server; choose another one.`,
    );
  }
  return linkOf(row);
}

/** What of a link can be changed; undefined stays as it is. */
export interface LinkChange {
  readonly name?: string | undefined;
  readonly archived?: boolean | undefined;
}

/** Renames a link, archives it or takes it back into use. @throws Problem 404 when the app has no such link */
export async function changeLink(
  database: Kysely<Tables>,
  clock: Clock,
  { appId, slug }: { readonly appId: string; readonly slug: string },
  { name, archived }: LinkChange,
): Promise<StoredLink> {
  const row = await database
    .updateTable('signal_link')
    .set(({ fn, ref, val }) => ({
      name: name ?? ref('name'),
      archived_at:
        archived === undefined ? ref('archived_at') : archived ? fn.coalesce('archived_at', val(clock.now())) : null,
    }))
    .where('app_id', '=', appId)
    .where('slug', '=', slug)
    .returningAll()
    .executeTakeFirst();
  if (row !== undefined) return linkOf(row);
  throw new Problem(
    404,
    'link_not_found',
    `The app ${appId} has no Signal link "${slug}". Check the slug in the list.`,
  );
}
