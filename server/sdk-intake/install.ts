import type { Kysely, Selectable } from 'kysely';
import type { SdkInstall } from '#lib/appsprint/contract';
import { candidateClicks, clickIdOfReferrer, creditOf, decide, deviceKeyOf } from '../attribution/index.ts';
import { storableJson, type Tables } from '../database/index.ts';
import { newId } from '../uuid-v7.ts';
import { installInstant } from './instants.ts';

/** An SDK's registration with what the server saw of the call. */
export interface Registration {
  readonly appId: string;
  readonly sdkId: string;
  readonly body: SdkInstall;
  readonly ip: string;
  readonly userAgent: string;
  readonly receivedAt: Date;
}

type StoredInstall = Selectable<Tables['install']>;

/** The app's library says nothing of the device on most phones; its web view does, in the body. */
function deviceKeysOf({ body, userAgent }: Registration): string[] {
  const keys = [body.sdkWebViewUserAgent ?? '', userAgent].map(deviceKeyOf).filter((key) => key !== null);
  return [...new Set(keys)];
}

async function updatePayload(
  database: Kysely<Tables>,
  { appId, sdkId, body }: Registration,
): Promise<StoredInstall | undefined> {
  return database
    .updateTable('install')
    .set({ payload: storableJson(body) })
    .where('app_id', '=', appId)
    .where('sdk_id', '=', sdkId)
    .returningAll()
    .executeTakeFirst();
}

async function attributed(database: Kysely<Tables>, registration: Registration) {
  const { appId, body, ip, receivedAt } = registration;
  const evidence = {
    installedAt: installInstant(body.installTimestamp, receivedAt),
    ip,
    deviceKeys: deviceKeysOf(registration),
    referrerClickId: clickIdOfReferrer(body.installReferrer ?? ''),
  };
  const decision = decide({ ...evidence, clicks: await candidateClicks(database, appId, evidence) });
  return {
    installed_at: evidence.installedAt,
    source: decision.source,
    match_type: decision.matchType,
    confidence: String(decision.confidence),
    reason: decision.reason,
    evidence: storableJson(evidence),
    ...creditOf(decision),
  };
}

/**
 * Registers an install, or takes the newer payload of one that is known. A known install keeps its first instant and its
 * attribution, because SDKs register again after a change of key or an `install_not_found`.
 */
export async function registerInstall(database: Kysely<Tables>, registration: Registration): Promise<StoredInstall> {
  const known = await updatePayload(database, registration);
  if (known !== undefined) return known;
  const payload = storableJson(registration.body);
  return database
    .insertInto('install')
    .values({
      app_id: registration.appId,
      sdk_id: registration.sdkId,
      install_id: newId(),
      received_at: registration.receivedAt,
      ip: registration.ip,
      user_agent: registration.userAgent,
      payload,
      ...(await attributed(database, registration)),
    })
    .onConflict((conflict) => conflict.columns(['app_id', 'sdk_id']).doUpdateSet({ payload }))
    .returningAll()
    .executeTakeFirstOrThrow();
}
