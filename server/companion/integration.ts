import type { Kysely } from 'kysely';
import { Advertiser, AppId, type Integration, PixelId, PixelNumber } from '#lib/appsprint/contract';
import type { Tables } from '../database/index.ts';
import type { Handlers } from '../http/index.ts';
import { readCoverage } from '../reporting/index.ts';
import { findingsOf } from './findings.ts';

async function advertiserOf(database: Kysely<Tables>, appId: string): Promise<Advertiser | null> {
  const row = await database.selectFrom('advertiser').selectAll().where('app_id', '=', appId).executeTakeFirst();
  return row === undefined
    ? null
    : Advertiser.parse({ id: row.advertiser_id, name: row.name, currency: row.currency, timeZone: row.time_zone });
}

async function pixelOf(database: Kysely<Tables>, appId: string): Promise<Integration['pixel']> {
  const row = await database.selectFrom('tiktok_pixel').selectAll().where('app_id', '=', appId).executeTakeFirst();
  if (row === undefined) return null;
  const number = row.pixel_number === null ? null : PixelNumber.parse(row.pixel_number);
  return { id: PixelId.parse(row.pixel_id), number, linked: row.linked };
}

/** Reads the state of an app's TikTok Ads integration. @param canConnect whether this server is registered with TikTok */
export async function readIntegration(
  database: Kysely<Tables>,
  appId: string,
  canConnect: boolean,
): Promise<Integration> {
  const app = await database.selectFrom('app').selectAll().where('app_id', '=', appId).executeTakeFirstOrThrow();
  const connection = await database
    .selectFrom('tiktok_connection')
    .select('app_id')
    .where('app_id', '=', appId)
    .executeTakeFirst();
  const { count } = await database
    .selectFrom('signal_link')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('app_id', '=', appId)
    .executeTakeFirstOrThrow();
  const advertiser = await advertiserOf(database, appId);
  const state = {
    app: { id: AppId.parse(app.app_id), name: app.name },
    connection: connection === undefined ? ('not-connected' as const) : ('connected' as const),
    advertiser,
    pixel: await pixelOf(database, appId),
    reporting:
      advertiser === null
        ? ({ state: 'not-started' } as const)
        : (await readCoverage(database, appId, advertiser.id)).state,
  };
  return { ...state, findings: findingsOf({ ...state, canConnect, signalLinks: count }) };
}

/** Handler of the integration route. */
export function integrationHandler(
  integrationOf: (appId: string) => Promise<Integration>,
): Pick<Handlers, 'integration'> {
  return {
    async integration({ params }) {
      return { data: await integrationOf(params.appId) };
    },
  };
}
