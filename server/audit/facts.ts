import { type Kysely, sql } from 'kysely';
import type { Facts } from '#lib/setup-checks';
import { dayIn } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import { mappingOf } from '../event-mapping/index.ts';
import { readValueOptimisation } from '../reporting/index.ts';
import { knownLinksOf } from '../signal-links/index.ts';

export interface FactsEdges {
  readonly database: Kysely<Tables>;
  readonly clock: Clock;
  /** Address under which phones reach this server's Signal links. */
  readonly publicUrl: () => string;
}

/** Slugs of other apps of this server that an app's ads carry. Whose they are is not read. */
async function foreignSlugs(database: Kysely<Tables>, appId: string): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from signal_link
    where app_id <> ${appId} and slug in (
      select lower(found[1]) from ad, regexp_matches(ad.details::text, '/l/([a-z0-9-]+)', 'gi') found where ad.app_id = ${appId}
    )`.execute(database);
  return rows.map(({ slug }) => slug);
}

/**
 * Reads what AppSprint knows of an app: its pixel, Signal links and event mapping, and how many purchases it had.
 * @param timeZone of the advertiser, whose days are counted
 */
export async function readFactsOfApp(
  { database, clock, publicUrl }: FactsEdges,
  appId: string,
  timeZone: string,
): Promise<Facts> {
  const pixel = await database.selectFrom('tiktok_pixel').selectAll().where('app_id', '=', appId).executeTakeFirst();
  const { rows } = await mappingOf(database, appId);
  const { purchases, needed } = await readValueOptimisation(database, appId, timeZone, dayIn(timeZone, clock.now()));
  const { host } = new URL(publicUrl());
  const otherApps = (await foreignSlugs(database, appId)).map((slug) => ({ host, slug }));
  return {
    pixel: pixel === undefined ? null : { id: pixel.pixel_id, number: pixel.pixel_number, linked: pixel.linked },
    mapping: rows.flatMap(({ tiktokEvent }) => (tiktokEvent === null ? [] : [{ tiktokEvent, enabled: true }])),
    links: { links: await knownLinksOf(database, publicUrl(), appId), otherApps },
    valueOptimisation: { best: purchases, needed },
  };
}
