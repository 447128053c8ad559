import { type Kysely, sql } from 'kysely';
import type { Facts } from '#lib/setup-checks';
import type { Tables } from '../database/index.ts';
import { knownLinksOf } from '../signal-links/index.ts';

/** What of the facts is worked out elsewhere; null: not known. */
export type OtherFacts = Pick<Facts, 'mapping' | 'valueOptimisation'>;

/** Slugs of other apps of this server that an app's ads carry. Whose they are is not read. */
async function foreignSlugs(database: Kysely<Tables>, appId: string): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from signal_link
    where app_id <> ${appId} and slug in (
      select lower(found[1]) from ad, regexp_matches(ad.details::text, '/l/([a-z0-9-]+)', 'gi') found where ad.app_id = ${appId}
    )`.execute(database);
  return rows.map(({ slug }) => slug);
}

/** Reads what AppSprint knows of an app: its pixel and Signal links, and what `others` adds. */
export async function readFactsOfApp(
  database: Kysely<Tables>,
  publicUrl: string,
  appId: string,
  others: OtherFacts,
): Promise<Facts> {
  const pixel = await database.selectFrom('tiktok_pixel').selectAll().where('app_id', '=', appId).executeTakeFirst();
  const { host } = new URL(publicUrl);
  const otherApps = (await foreignSlugs(database, appId)).map((slug) => ({ host, slug }));
  return {
    ...others,
    pixel: pixel === undefined ? null : { id: pixel.pixel_id, number: pixel.pixel_number, linked: pixel.linked },
    links: { links: await knownLinksOf(database, publicUrl, appId), otherApps },
  };
}
