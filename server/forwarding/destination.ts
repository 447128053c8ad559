import type { Kysely } from 'kysely';
import type { Seal } from '../access/index.ts';
import type { Tables } from '../database/index.ts';
import { eventsTokenPlace } from '../tiktok/index.ts';
import type { Destination } from './delivery.ts';
import { organicSetting } from './settings.ts';

export interface DestinationEdges {
  readonly database: Kysely<Tables>;
  readonly seal: Seal;
  /** Address of the API as the world reaches it: the domain of the Signal links. */
  readonly publicUrl: () => string | Promise<string>;
}

/** Where the events of an app go; null without a pixel. @throws Error when its token was sealed with another key */
export async function destinationOf(
  { database, seal, publicUrl }: DestinationEdges,
  appId: string,
): Promise<Destination | null> {
  const pixel = await database.selectFrom('tiktok_pixel').selectAll().where('app_id', '=', appId).executeTakeFirst();
  if (pixel === undefined) return null;
  const link = await database
    .selectFrom('signal_link')
    .select('slug')
    .where('app_id', '=', appId)
    .orderBy('archived_at', (order) => order.desc().nullsFirst())
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  const base = (await publicUrl()).replace(/\/$/, '');
  return {
    pixel: {
      id: pixel.pixel_id,
      eventsToken: seal.open(pixel.sealed_events_token, eventsTokenPlace(appId)),
      savedAt: pixel.saved_at,
    },
    organic: await organicSetting(database, appId),
    pageUrlOf: (slug) => {
      const named = slug ?? link?.slug;
      return named === undefined ? `${base}/` : `${base}/l/${named}`;
    },
  };
}
