import { type Kysely, sql } from 'kysely';
import { PixelId, type TokenState } from '#lib/appsprint/contract';
import type { Seal } from '../access/index.ts';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import { Problem } from '../http/index.ts';
import type { TikTokClient } from './client.ts';
import { linkedPixelNumber } from './pixels.ts';
import { eventsTokenPlace } from './sealed-tokens.ts';
import type { TestPixel } from './test-event.ts';

export interface PixelEdges {
  readonly database: Kysely<Tables>;
  readonly clock: Clock;
  readonly client: TikTokClient;
  readonly seal: Seal;
}

/** The advertiser whose pixels are looked through. */
interface Owner {
  readonly token: string;
  readonly advertiserId: string;
}

/**
 * Saves an app's pixel and its token, which belong together. A pixel serves one app (AppSprint docs, TikTok Ads page), or the
 * events of two would be mixed. What is known of another app is not said, because it may be somebody else's.
 * @throws Problem 409 when another app has the pixel
 */
export async function savePixel(
  { database, clock, seal }: PixelEdges,
  appId: string,
  pixel: TestPixel & { readonly number: string | null; readonly tokenState: TokenState },
): Promise<void> {
  const row = {
    pixel_id: pixel.id,
    pixel_number: pixel.number,
    linked: pixel.number !== null,
    sealed_events_token: seal.close(pixel.eventsToken, eventsTokenPlace(appId)),
    saved_at: clock.now(),
    token_state: pixel.tokenState,
  };
  await database.transaction().execute(async (transaction) => {
    // Two apps that save the same pixel at once come one after the other; reading goes on meanwhile.
    await sql`lock table tiktok_pixel in share row exclusive mode`.execute(transaction);
    const other = await transaction
      .selectFrom('tiktok_pixel')
      .select('app_id')
      .where('pixel_id', '=', pixel.id)
      .where('app_id', '<>', appId)
      .executeTakeFirst();
    if (other !== undefined) {
      throw new Problem(
        409,
        'pixel_in_use',
        `The pixel ${pixel.id} already belongs to another app in AppSprint. Each app has a pixel of its own, or the events of both would be mixed: create a new pixel in Business Center, link it to the advertiser and save its Pixel ID and token here.`,
      );
    }
    await transaction
      .insertInto('tiktok_pixel')
      .values({ app_id: appId, ...row })
      .onConflict((conflict) => conflict.column('app_id').doUpdateSet(row))
      .execute();
  });
}

/** The saved pixel with its token. @throws Problem 409 when none is saved */
export async function savedPixel({ database, seal }: PixelEdges, appId: string): Promise<TestPixel> {
  const row = await database.selectFrom('tiktok_pixel').selectAll().where('app_id', '=', appId).executeTakeFirst();
  if (row === undefined) {
    throw new Problem(
      409,
      'pixel_not_configured',
      'No pixel is saved for this app. Save the Pixel ID and its Events API token first.',
    );
  }
  const eventsToken = seal.open(row.sealed_events_token, eventsTokenPlace(appId));
  return { id: PixelId.parse(row.pixel_id), eventsToken };
}

/** Notes what became known of a token, unless another pixel or token was saved meanwhile. */
export async function noteTokenState(
  { database, seal }: PixelEdges,
  appId: string,
  pixel: TestPixel,
  state: TokenState,
): Promise<void> {
  if (state === 'unchecked') return;
  const row = await database.selectFrom('tiktok_pixel').selectAll().where('app_id', '=', appId).executeTakeFirst();
  if (row === undefined || row.pixel_id !== pixel.id) return;
  if (seal.open(row.sealed_events_token, eventsTokenPlace(appId)) !== pixel.eventsToken) return;
  await database
    .updateTable('tiktok_pixel')
    .set({ token_state: state })
    .where('app_id', '=', appId)
    .where('sealed_events_token', '=', row.sealed_events_token)
    .execute();
}

/**
 * Looks up again whether the saved pixel is linked to the advertiser, which is changed in Business Center and by choosing
 * another advertiser.
 * @throws TikTokRefusal, TikTokUnreachable
 */
export async function lookUpSavedPixel(
  { database, client }: Pick<PixelEdges, 'database' | 'client'>,
  appId: string,
  { token, advertiserId }: Owner,
): Promise<void> {
  const pixel = await database
    .selectFrom('tiktok_pixel')
    .select('pixel_id')
    .where('app_id', '=', appId)
    .executeTakeFirst();
  if (pixel === undefined) return;
  const number = await linkedPixelNumber(client, token, advertiserId, PixelId.parse(pixel.pixel_id));
  await database
    .updateTable('tiktok_pixel')
    .set({ pixel_number: number, linked: number !== null })
    .where('app_id', '=', appId)
    .where('pixel_id', '=', pixel.pixel_id)
    .execute();
}
