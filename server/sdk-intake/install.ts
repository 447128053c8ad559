import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { SdkInstall } from '#lib/appsprint/contract';
import { attributeInstall, reconsiderInstall } from '../attribution/index.ts';
import { storableJson, type Tables } from '../database/index.ts';
import { putInstall } from '../forwarding/index.ts';
import { creditInstall } from '../roll-up/index.ts';
import { newId } from '../uuid-v7.ts';
import { installInstant } from './instants.ts';

/** An SDK's registration with what the server saw of the call. */
export interface Registration {
  readonly appId: string;
  readonly sdkId: string;
  /** The fields that are read. */
  readonly body: SdkInstall;
  /** Everything that was sent, to be kept. */
  readonly payload: object;
  readonly ip: string;
  readonly userAgent: string;
  readonly receivedAt: Date;
}

type StoredInstall = Selectable<Tables['install']>;

/** A payload with newer fields; what came by itself, like a late token, and is not among them stays. */
function mergedWith(payload: string): RawBuilder<string> {
  return sql<string>`install.payload || ${payload}::jsonb`;
}

/** Adds fields to what is kept of an install. Returns it, or undefined when there is none. */
export async function amendInstall(
  database: Kysely<Tables>,
  { appId, sdkId, payload }: { readonly appId: string; readonly sdkId: string; readonly payload: object },
): Promise<StoredInstall | undefined> {
  return database
    .updateTable('install')
    .set({ payload: mergedWith(storableJson(payload)) })
    .where('app_id', '=', appId)
    .where('sdk_id', '=', sdkId)
    .returningAll()
    .executeTakeFirst();
}

async function insertInstall(database: Kysely<Tables>, registration: Registration): Promise<void> {
  const { appId, sdkId, body, ip, userAgent, receivedAt } = registration;
  const installedAt = installInstant(body.installTimestamp, receivedAt);
  const decision = await attributeInstall(database, appId, { installedAt, ip, userAgent, body });
  const payload = storableJson(registration.payload);
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
      .onConflict((conflict) => conflict.columns(['app_id', 'sdk_id']).doUpdateSet({ payload: mergedWith(payload) }))
      .execute();
    await putInstall(transaction, registration);
    await creditInstall(transaction, registration);
  });
}

/**
 * Registers an install, or takes the newer payload of one that is known. A known install keeps its first instant, because
 * SDKs register again after a change of key or an `install_not_found`; its attribution changes only by better evidence.
 */
export async function registerInstall(database: Kysely<Tables>, registration: Registration): Promise<StoredInstall> {
  const known = await amendInstall(database, registration);
  if (known === undefined) await insertInstall(database, registration);
  // Once more after the commit: a click that was stored meanwhile has not seen this install.
  const stored = await reconsiderInstall(database, registration, registration.receivedAt);
  if (stored === undefined) throw new Error('an install was deleted while it registered');
  return stored;
}
