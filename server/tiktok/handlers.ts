import type { Kysely } from 'kysely';
import { type Integration, PixelId } from '#lib/appsprint/contract';
import type { Seal } from '../access/index.ts';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import { type Handlers, Problem } from '../http/index.ts';
import { advertiserInformation, reachableAdvertisers } from './advertisers.ts';
import type { TikTokClient } from './client.ts';
import type { Connection } from './connection.ts';
import { asProblem } from './failures.ts';
import { linkedPixelNumber } from './pixels.ts';
import { sendTestEvent } from './test-event.ts';

export interface HandlerEdges {
  readonly database: Kysely<Tables>;
  readonly clock: Clock;
  readonly client: TikTokClient;
  readonly connection: Connection;
  readonly seal: Seal;
  /** State of an app's integration after a change. */
  readonly integrationOf: (appId: string) => Promise<Integration>;
  /** Address of a page on the Signal links' domain. */
  readonly pageUrlOf: (appId: string) => Promise<string>;
  readonly requestPull: (appId: string) => void;
}

type Names = 'connect' | 'advertisers' | 'selectAdvertiser' | 'savePixel' | 'sendTestEvent';

function placeOf(appId: string): string {
  return `tiktok_pixel:sealed_events_token:${appId}`;
}

async function asAnswer<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asProblem(error);
  }
}

/** Handlers of the contract's routes that talk to TikTok. */
export function tiktokHandlers(edges: HandlerEdges): Pick<Handlers, Names> {
  const { database, clock, client, connection, seal } = edges;

  /** Null: not linked to the chosen advertiser, or none is chosen yet. */
  async function pixelNumberFor(appId: string, pixelId: PixelId): Promise<string | null> {
    const advertiser = await database
      .selectFrom('advertiser')
      .select('advertiser_id')
      .where('app_id', '=', appId)
      .executeTakeFirst();
    if (advertiser === undefined) return null;
    const token = await connection.accessToken(appId);
    return asAnswer(linkedPixelNumber(client, token, advertiser.advertiser_id, pixelId));
  }

  /** Whether a pixel is linked is a matter of the advertiser, so it is looked up again when another one is chosen. */
  async function lookUpSavedPixel(appId: string): Promise<void> {
    const pixel = await database
      .selectFrom('tiktok_pixel')
      .select('pixel_id')
      .where('app_id', '=', appId)
      .executeTakeFirst();
    if (pixel === undefined) return;
    const number = await pixelNumberFor(appId, PixelId.parse(pixel.pixel_id));
    await database
      .updateTable('tiktok_pixel')
      .set({ pixel_number: number, linked: number !== null })
      .where('app_id', '=', appId)
      .execute();
  }

  return {
    async connect({ params }) {
      return { data: { authorizeUrl: await connection.begin(params.appId) } };
    },
    async advertisers({ params }) {
      const token = await connection.accessToken(params.appId);
      return { data: await asAnswer(reachableAdvertisers(client, token, connection.tiktokApp())), nextCursor: null };
    },
    async selectAdvertiser({ params, body }) {
      const token = await connection.accessToken(params.appId);
      const advertiser = await asAnswer(advertiserInformation(client, token, body.advertiserId));
      const row = {
        advertiser_id: advertiser.id,
        name: advertiser.name,
        currency: advertiser.currency,
        time_zone: advertiser.timeZone,
        chosen_at: clock.now(),
      };
      await database
        .insertInto('advertiser')
        .values({ app_id: params.appId, ...row })
        .onConflict((conflict) => conflict.column('app_id').doUpdateSet(row))
        .execute();
      edges.requestPull(params.appId);
      await lookUpSavedPixel(params.appId);
      return { data: await edges.integrationOf(params.appId) };
    },
    async savePixel({ params, body }) {
      const number = await pixelNumberFor(params.appId, body.pixelId);
      const row = {
        pixel_id: body.pixelId,
        pixel_number: number,
        linked: number !== null,
        sealed_events_token: seal.close(body.eventsToken, placeOf(params.appId)),
        saved_at: clock.now(),
      };
      await database
        .insertInto('tiktok_pixel')
        .values({ app_id: params.appId, ...row })
        .onConflict((conflict) => conflict.column('app_id').doUpdateSet(row))
        .execute();
      return { data: await edges.integrationOf(params.appId) };
    },
    async sendTestEvent({ params, body, userAgent }) {
      const row = await database
        .selectFrom('tiktok_pixel')
        .selectAll()
        .where('app_id', '=', params.appId)
        .executeTakeFirst();
      if (row === undefined) {
        throw new Problem(
          409,
          'pixel_not_configured',
          'No pixel is saved for this app. Save the Pixel ID and its Events API token first.',
        );
      }
      const pixel = {
        id: PixelId.parse(row.pixel_id),
        eventsToken: seal.open(row.sealed_events_token, placeOf(params.appId)),
      };
      const from = { pageUrl: await edges.pageUrlOf(params.appId), userAgent, at: clock.now() };
      return { data: await asAnswer(sendTestEvent(client, pixel, body, from)) };
    },
  };
}
