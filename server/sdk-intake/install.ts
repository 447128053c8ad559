import type { Kysely, Selectable } from 'kysely';
import type { SdkInstall } from '#lib/appsprint/contract';
import { attributeInstall, reconsiderInstall } from '../attribution/index.ts';
import { storableJson, type Tables } from '../database/index.ts';
import { creditInstall } from '../roll-up/index.ts';
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

async function insertInstall(database: Kysely<Tables>, registration: Registration): Promise<void> {
  const { appId, sdkId, body, ip, userAgent, receivedAt } = registration;
  const installedAt = installInstant(body.installTimestamp, receivedAt);
  const decision = await attributeInstall(database, appId, { installedAt, ip, userAgent, body });
  const payload = storableJson(body);
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('install')
      .values({
        app_id: appId,
        sdk_id: sdkId,
        install_id: newId(),
        installed_at: installedAt,
        received_at: receivedAt,
        ip,
        user_agent: userAgent,
        payload,
        ...decision,
      })
      .onConflict((conflict) => conflict.columns(['app_id', 'sdk_id']).doUpdateSet({ payload }))
      .execute();
    await creditInstall(transaction, registration);
  });
}

/**
 * Registers an install, or takes the newer payload of one that is known. A known install keeps its first instant, because
 * SDKs register again after a change of key or an `install_not_found`; its attribution changes only by better evidence.
 */
export async function registerInstall(database: Kysely<Tables>, registration: Registration): Promise<StoredInstall> {
  const known = await updatePayload(database, registration);
  if (known === undefined) await insertInstall(database, registration);
  // Once more after the commit: a click that was stored meanwhile has not seen this install.
  const stored = await reconsiderInstall(database, registration, registration.receivedAt);
  if (stored === undefined) throw new Error('an install was deleted while it registered');
  return stored;
}
