import type { Kysely } from 'kysely';
import {
  Advertiser,
  AppId,
  type ConnectionState,
  type ForwardingHealth,
  type Integration,
  PixelId,
  PixelNumber,
  type TokenState,
} from '#lib/appsprint/contract';
import { dayIn } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import { mappingOf } from '../event-mapping/index.ts';
import { forwardingHealth } from '../forwarding/index.ts';
import type { Handlers } from '../http/index.ts';
import { readCoverage, readValueOptimisation } from '../reporting/index.ts';
import { tokenStateAfter } from '../tiktok/index.ts';
import { readEvidence } from './evidence.ts';
import { findingsOf } from './findings.ts';

export interface IntegrationEdges {
  readonly database: Kysely<Tables>;
  readonly clock: Clock;
  /** Whether this server is registered with TikTok. */
  readonly canConnect: boolean;
}

async function connectionOf(database: Kysely<Tables>, appId: string): Promise<ConnectionState> {
  const row = await database
    .selectFrom('tiktok_connection')
    .select('problem')
    .where('app_id', '=', appId)
    .executeTakeFirst();
  return row === undefined ? 'not-connected' : (row.problem ?? 'connected');
}

async function advertiserOf(database: Kysely<Tables>, appId: string): Promise<Advertiser | null> {
  const row = await database.selectFrom('advertiser').selectAll().where('app_id', '=', appId).executeTakeFirst();
  return row === undefined
    ? null
    : Advertiser.parse({ id: row.advertiser_id, name: row.name, currency: row.currency, timeZone: row.time_zone });
}

/** What the latest of test event and forwarding says of the token. */
function tokenStateOf(saved: TokenState, { problem, lastForwardedAt }: ForwardingHealth, savedAt: Date): TokenState {
  const forwarded = lastForwardedAt !== null && Date.parse(lastForwardedAt) >= savedAt.getTime();
  if (problem !== null && problem.tiktok !== null && Date.parse(problem.since) >= savedAt.getTime()) {
    if (tokenStateAfter(problem.tiktok.code) === 'rejected') return 'rejected';
  }
  return forwarded ? 'accepted' : saved;
}

async function pixelOf(
  database: Kysely<Tables>,
  appId: string,
  forwarding: ForwardingHealth,
): Promise<Integration['pixel']> {
  const row = await database.selectFrom('tiktok_pixel').selectAll().where('app_id', '=', appId).executeTakeFirst();
  if (row === undefined) return null;
  const number = row.pixel_number === null ? null : PixelNumber.parse(row.pixel_number);
  const token = tokenStateOf(row.token_state, forwarding, row.saved_at);
  return { id: PixelId.parse(row.pixel_id), number, linked: row.linked, token };
}

/** Reads the state of an app's TikTok Ads integration. */
export async function readIntegration(
  { database, clock, canConnect }: IntegrationEdges,
  appId: string,
): Promise<Integration> {
  const app = await database.selectFrom('app').selectAll().where('app_id', '=', appId).executeTakeFirstOrThrow();
  const advertiser = await advertiserOf(database, appId);
  const timeZone = advertiser?.timeZone ?? 'UTC';
  const mapping = await mappingOf(database, appId);
  const forwarding = await forwardingHealth(database, appId);
  const state = {
    app: { id: AppId.parse(app.app_id), name: app.name },
    connection: await connectionOf(database, appId),
    advertiser,
    pixel: await pixelOf(database, appId, forwarding),
    eventMapping: { revision: mapping.revision },
    forwarding,
    valueOptimisation: await readValueOptimisation(database, appId, timeZone, dayIn(timeZone, clock.now())),
    reporting:
      advertiser === null
        ? ({ state: 'not-started' } as const)
        : (await readCoverage(database, appId, advertiser.id)).state,
  };
  const evidence = await readEvidence(database, appId, clock.now());
  return { ...state, findings: findingsOf({ ...state, canConnect, mapping, evidence }) };
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
