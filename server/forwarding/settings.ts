import type { Kysely } from 'kysely';
import type { ForwardingSettings } from '#lib/appsprint/contract';
import type { Tables } from '../database/index.ts';

/** Whether events of organic installs are forwarded; they are, until somebody decides otherwise. */
export async function organicSetting(database: Kysely<Tables>, appId: string): Promise<ForwardingSettings['organic']> {
  const row = await database
    .selectFrom('forwarding_setting')
    .select('organic')
    .where('app_id', '=', appId)
    .executeTakeFirst();
  return row?.organic ?? 'forward';
}

/** Decides it, for every event that has not been tried yet. */
export async function setOrganic(
  database: Kysely<Tables>,
  appId: string,
  organic: ForwardingSettings['organic'],
): Promise<void> {
  await database
    .insertInto('forwarding_setting')
    .values({ app_id: appId, organic })
    .onConflict((conflict) => conflict.column('app_id').doUpdateSet({ organic }))
    .execute();
}
