import type { Kysely, Transaction } from 'kysely';
import type { Erasure } from '#lib/appsprint/contract';
import type { Tables } from '../database/index.ts';
import { takeOut } from '../forwarding/index.ts';
import type { Handlers } from '../http/index.ts';
import { type InstallOfApp, uncreditInstall } from '../roll-up/index.ts';

/** The click that an install was credited to, with what the browser told; it names the same person's address and device. */
async function eraseClick(transaction: Transaction<Tables>, appId: string, clickId: string): Promise<number> {
  await transaction
    .deleteFrom('click_enrichment')
    .where('app_id', '=', appId)
    .where('click_id', '=', clickId)
    .execute();
  const [erased] = await transaction
    .deleteFrom('click')
    .where('app_id', '=', appId)
    .where('click_id', '=', clickId)
    .execute();
  return Number(erased?.numDeletedRows ?? 0n);
}

/**
 * Deletes everything of one install: itself, its events, the decisions about it, the clicks it was credited to, and its part
 * of all sums. An id that nobody knows deletes nothing.
 */
export async function eraseInstall(database: Kysely<Tables>, install: InstallOfApp): Promise<Erasure> {
  const { appId, sdkId } = install;
  return database.transaction().execute(async (transaction) => {
    const stored = await transaction
      .selectFrom('install')
      .select('click_id')
      .where('app_id', '=', appId)
      .where('sdk_id', '=', sdkId)
      .forUpdate()
      .executeTakeFirst();
    await uncreditInstall(transaction, install);
    await takeOut(transaction, install);
    const [events] = await transaction
      .deleteFrom('event')
      .where('app_id', '=', appId)
      .where('sdk_id', '=', sdkId)
      .execute();
    const replaced = await transaction
      .deleteFrom('attribution_history')
      .where('app_id', '=', appId)
      .where('sdk_id', '=', sdkId)
      .returning('click_id')
      .execute();
    const [installs] = await transaction
      .deleteFrom('install')
      .where('app_id', '=', appId)
      .where('sdk_id', '=', sdkId)
      .execute();
    const clickIds = new Set(
      [stored?.click_id, ...replaced.map(({ click_id }) => click_id)].filter((id) => id != null),
    );
    let clicks = 0;
    for (const clickId of clickIds) clicks += await eraseClick(transaction, appId, clickId);
    return {
      installs: Number(installs?.numDeletedRows ?? 0n),
      events: Number(events?.numDeletedRows ?? 0n),
      clicks,
    };
  });
}

/** Handler of the erasure route. */
export function erasureHandler(database: Kysely<Tables>): Pick<Handlers, 'eraseInstall'> {
  return {
    async eraseInstall({ params: { appId, sdkId } }) {
      return { data: await eraseInstall(database, { appId, sdkId }) };
    },
  };
}
