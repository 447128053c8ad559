import * as z from 'zod/mini';
import { Advertiser, AdvertiserChoice, type AdvertiserId } from '#lib/appsprint/contract';
import type { TikTokApp } from '../configuration/index.ts';
import { Problem } from '../http/index.ts';
import type { TikTokClient } from './client.ts';
import { WireId } from './wire.ts';

const Reachable = z.object({ list: z.array(z.object({ advertiser_id: WireId, advertiser_name: z.string() })) });

/**
 * `display_timezone` is the IANA name. `timezone` may be of POSIX form, whose sign is reversed (Etc/GMT+8 for Los Angeles); IANA's
 * own `Etc` names have the same sign, but know no summer time, so it is taken only where the other is missing.
 */
const Information = z.object({
  list: z.array(
    z.object({
      advertiser_id: WireId,
      name: z.string(),
      currency: z.string(),
      display_timezone: z.optional(z.nullable(z.string())),
      timezone: z.optional(z.nullable(z.string())),
    }),
  ),
});

/** The advertisers that the connected user can reach. */
export async function reachableAdvertisers(
  client: TikTokClient,
  token: string,
  app: TikTokApp,
): Promise<z.output<typeof AdvertiserChoice>[]> {
  const { list } = await client.get(
    '/oauth2/advertiser/get/',
    token,
    { app_id: app.id, secret: app.secret },
    Reachable,
  );
  return list.map((row) => AdvertiserChoice.parse({ id: row.advertiser_id, name: row.advertiser_name }));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Name, currency and time zone of one advertiser. @throws Problem when the user cannot reach it or TikTok names no such zone */
export async function advertiserInformation(
  client: TikTokClient,
  token: string,
  id: AdvertiserId,
): Promise<Advertiser> {
  const { list } = await client.get('/advertiser/info/', token, { advertiser_ids: [id] }, Information);
  const row = list.find(({ advertiser_id }) => advertiser_id === id);
  if (row === undefined) {
    throw new Problem(
      400,
      'advertiser_not_reachable',
      `"advertiserId" in the body: the connected TikTok user cannot reach ${id}. Choose one of the listed advertisers.`,
    );
  }
  const timeZone = row.display_timezone || row.timezone || '';
  if (!isTimeZone(timeZone)) {
    throw new Problem(
      502,
      'tiktok_refused',
      `TikTok gives the time zone "${timeZone}" for this advertiser, which is no known zone, so days cannot be told. Choose another advertiser.`,
    );
  }
  const advertiser = Advertiser.safeParse({ id, name: row.name, currency: row.currency, timeZone });
  if (advertiser.success) return advertiser.data;
  throw new Problem(
    502,
    'tiktok_refused',
    `TikTok gives the currency "${row.currency}" for this advertiser, which is none, so amounts cannot be told. Choose another advertiser.`,
  );
}
