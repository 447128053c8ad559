import type { Kysely, Selectable } from 'kysely';
import { type Destinations, SignalLinkSlug } from '#lib/appsprint/contract';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import { Problem } from '../http/index.ts';

/** A Signal link as it is stored; its address follows from the slug and the server's own. */
export interface StoredLink {
  readonly appId: string;
  readonly slug: SignalLinkSlug;
  readonly name: string;
  readonly destinations: Destinations;
  readonly createdAt: Date;
}

function linkOf(row: Selectable<Tables['signal_link']>): StoredLink {
  return {
    appId: row.app_id,
    slug: SignalLinkSlug.parse(row.slug),
    name: row.name,
    destinations: { ios: row.ios_destination, android: row.android_destination, web: row.web_destination },
    createdAt: row.created_at,
  };
}

/** The app's links, oldest first. */
export async function listLinks(database: Kysely<Tables>, appId: string): Promise<StoredLink[]> {
  const rows = await database
    .selectFrom('signal_link')
    .selectAll()
    .where('app_id', '=', appId)
    .orderBy('created_at')
    .orderBy('slug')
    .execute();
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
  draft: Omit<StoredLink, 'createdAt'>,
): Promise<StoredLink> {
  const { ios, android, web } = draft.destinations;
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
      app_id: draft.appId,
      slug: draft.slug,
      name: draft.name,
      ios_destination: ios,
      android_destination: android,
      web_destination: web,
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
