import { hash, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Integration, PixelId } from '#lib/appsprint/contract';
import type { Seal } from '../access/index.ts';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import type { Handlers } from '../http/index.ts';
import { advertiserInformation, reachableAdvertisers } from './advertisers.ts';
import type { TikTokClient } from './client.ts';
import type { Connection } from './connection.ts';
import { noteConnection, problemOf } from './connection-problem.ts';
import { stateWithoutEvent, tokenStateAfter } from './events-token.ts';
import { asProblem } from './failures.ts';
import { lookUpSavedPixel, noteTokenState, savedPixel, savePixel } from './pixel-setup.ts';
import { linkedPixelNumber } from './pixels.ts';
import { sendTestEvent, type TestPixel } from './test-event.ts';

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

type Names = 'connect' | 'disconnect' | 'advertisers' | 'selectAdvertiser' | 'savePixel' | 'sendTestEvent';

/** Handlers of the contract's routes that talk to TikTok. */
export function tiktokHandlers(edges: HandlerEdges): Pick<Handlers, Names> {
  const { database, clock, client, connection } = edges;

  /** A failure of TikTok's as our answer; that the token no longer works is noted. */
  async function asAnswer<T>(appId: string, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      // What was asked for may be out of reach by itself; only a token that is refused says something of the connection.
      if (problemOf(error, null) === 'access-lost') await noteConnection(database, appId, 'access-lost', clock.now());
      throw asProblem(error);
    }
  }

  /** Null: not linked to the chosen advertiser, or that cannot be asked without an advertiser and a connection. */
  async function pixelNumberFor(appId: string, pixelId: PixelId): Promise<string | null> {
    const advertiser = await database
      .selectFrom('advertiser')
      .innerJoin('tiktok_connection', 'tiktok_connection.app_id', 'advertiser.app_id')
      .select('advertiser_id')
      .where('advertiser.app_id', '=', appId)
      .executeTakeFirst();
    if (advertiser === undefined) return null;
    const token = await connection.accessToken(appId);
    return asAnswer(appId, linkedPixelNumber(client, token, advertiser.advertiser_id, pixelId));
  }

  async function test(
    appId: string,
    pixel: TestPixel,
    wanted: Parameters<typeof sendTestEvent>[2],
    { userAgent, idempotencyKey }: { readonly userAgent: string; readonly idempotencyKey: string | null },
  ) {
    const eventId = eventIdOf(appId, idempotencyKey);
    const from = { pageUrl: await edges.pageUrlOf(appId), userAgent, at: clock.now(), eventId };
    try {
      return await sendTestEvent(client, pixel, wanted, from);
    } catch (error) {
      throw asProblem(error);
    }
  }

  return {
    async connect({ params }) {
      return { data: { authorizeUrl: await connection.begin(params.appId) } };
    },
    async disconnect({ params: { appId } }) {
      try {
        await connection.end(appId);
      } catch (error) {
        throw asProblem(error);
      }
      return { data: await edges.integrationOf(appId) };
    },
    async advertisers({ params: { appId } }) {
      const token = await connection.accessToken(appId);
      const advertisers = reachableAdvertisers(client, token, connection.tiktokApp());
      return { data: await asAnswer(appId, advertisers), nextCursor: null };
    },
    async selectAdvertiser({ params: { appId }, body }) {
      const token = await connection.accessToken(appId);
      const advertiser = await asAnswer(appId, advertiserInformation(client, token, body.advertiserId));
      const row = {
        advertiser_id: advertiser.id,
        name: advertiser.name,
        currency: advertiser.currency,
        time_zone: advertiser.timeZone,
        chosen_at: clock.now(),
      };
      await database
        .insertInto('advertiser')
        .values({ app_id: appId, ...row })
        .onConflict((conflict) => conflict.column('app_id').doUpdateSet(row))
        .execute();
      edges.requestPull(appId);
      await asAnswer(appId, lookUpSavedPixel(edges, appId, { token, advertiserId: advertiser.id }));
      return { data: await edges.integrationOf(appId) };
    },
    async savePixel({ params: { appId }, body, userAgent, idempotencyKey }) {
      const pixel = { id: body.pixelId, eventsToken: body.eventsToken };
      const number = await pixelNumberFor(appId, body.pixelId);
      const { testEventCode } = body;
      const tokenState =
        testEventCode === undefined
          ? await stateWithoutEvent(client, pixel)
          : tokenStateAfter(
              (await test(appId, pixel, { testEventCode, event: 'ViewContent' }, { userAgent, idempotencyKey })).tiktok
                .code,
            );
      await savePixel(edges, appId, { ...pixel, number, tokenState });
      return { data: await edges.integrationOf(appId) };
    },
    async sendTestEvent({ params: { appId }, body, userAgent, idempotencyKey }) {
      const pixel = await savedPixel(edges, appId);
      const data = await test(appId, pixel, body, { userAgent, idempotencyKey });
      await noteTokenState(edges, appId, pixel, tokenStateAfter(data.tiktok.code));
      return { data };
    },
  };
}

/** A wish that is carried out again, because nobody knows how it ended the first time, gives TikTok the same event. */
function eventIdOf(appId: string, idempotencyKey: string | null): string {
  return idempotencyKey === null ? randomUUID() : hash('sha256', `${appId} ${idempotencyKey}`, 'hex').slice(0, 32);
}
