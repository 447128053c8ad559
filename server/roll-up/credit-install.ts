import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Tables } from '../database/index.ts';
import { addChanges, amountOf, currencyOf, laneOf, quarterHourOf } from './sums.ts';

/** One install of one app. */
export interface InstallOfApp {
  readonly appId: string;
  readonly sdkId: string;
}

/**
 * What the sums hold of an install so far. The row stays locked to the end of the transaction: an event's statement takes
 * the same row, so no event is added meanwhile under the old credit.
 */
async function lockCredit(transaction: Transaction<Tables>, { appId, sdkId }: InstallOfApp) {
  return transaction
    .insertInto('credited_install')
    .values({ app_id: appId, sdk_id: sdkId })
    .onConflict((conflict) => conflict.columns(['app_id', 'sdk_id']).doUpdateSet({ sdk_id: sdkId }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Its events' rows for the sums, times `sign`, under the ids that `credit` holds. */
function eventsTimes(sign: 1 | -1, credit: RawBuilder<unknown>, { appId, sdkId }: InstallOfApp): RawBuilder<unknown> {
  return sql`
    select e.app_id, ${quarterHourOf(sql`e.occurred_at`)} as quarter_hour, c.campaign_id, c.adgroup_id, c.ad_id,
      ${currencyOf('e')} as currency, ${laneOf(sql`e.sdk_id`)} as lane, 0 as installs, ${sql.lit(sign)} as events, ${sql.lit(sign)} * ${amountOf('e')} as revenue
    from event e cross join ${credit} c
    where e.app_id = ${appId} and e.sdk_id = ${sdkId}`;
}

function installTimes(sign: 1 | -1, credit: RawBuilder<unknown>, { appId, sdkId }: InstallOfApp): RawBuilder<unknown> {
  return sql`
    select ${appId}, ${quarterHourOf(sql`c.counted_at`)}, c.campaign_id, c.adgroup_id, c.ad_id, '', ${laneOf(sql`${sdkId}::text`)}, ${sql.lit(sign)}, 0, 0::numeric
    from ${credit} c where c.counted_at is not null`;
}

/**
 * Makes the sums say what the install's row says: its install and all its events move to the campaign, ad group and ad that
 * the row names now. Call it in the transaction that wrote the row, after the row; calling it again changes nothing.
 */
export async function creditInstall(transaction: Transaction<Tables>, install: InstallOfApp): Promise<void> {
  const { appId, sdkId } = install;
  const before = await lockCredit(transaction, install);
  const old = sql`(select ${before.campaign_id}::text as campaign_id, ${before.adgroup_id}::text as adgroup_id, ${before.ad_id}::text as ad_id, ${before.counted_at}::timestamptz as counted_at)`;
  // A statement of its own, after the lock: it sees every event that was stored before.
  await sql`
    with now_credited as (
      select coalesce(campaign_id, '') as campaign_id, coalesce(adgroup_id, '') as adgroup_id, coalesce(ad_id, '') as ad_id,
        installed_at as counted_at
      from install where app_id = ${appId} and sdk_id = ${sdkId}
    ), noted as (
      update credited_install set campaign_id = c.campaign_id, adgroup_id = c.adgroup_id, ad_id = c.ad_id, counted_at = c.counted_at
      from now_credited c where app_id = ${appId} and sdk_id = ${sdkId}
    ), changes as (
      ${eventsTimes(-1, old, install)} union all ${eventsTimes(1, sql`now_credited`, install)}
      union all ${installTimes(-1, old, install)} union all ${installTimes(1, sql`now_credited`, install)}
    ), named as (
      insert into credited_name
      select ${appId}, level, id, name
      from install cross join lateral (values
        ('campaign', campaign_id, campaign_name), ('adgroup', adgroup_id, adgroup_name), ('ad', ad_id, ad_name)
      ) object(level, id, name)
      where app_id = ${appId} and sdk_id = ${sdkId} and id is not null and name is not null
      order by level, id
      on conflict (app_id, level, id) do update set name = excluded.name where excluded.name > credited_name.name
    )
    ${addChanges(sql`changes`)}`.execute(transaction);
}

/** Takes everything of an install out of the sums, before its rows are deleted in the same transaction. */
export async function uncreditInstall(transaction: Transaction<Tables>, install: InstallOfApp): Promise<void> {
  const before = await lockCredit(transaction, install);
  const old = sql`(select ${before.campaign_id}::text as campaign_id, ${before.adgroup_id}::text as adgroup_id, ${before.ad_id}::text as ad_id, ${before.counted_at}::timestamptz as counted_at)`;
  await sql`
    with changes as (${eventsTimes(-1, old, install)} union all ${installTimes(-1, old, install)})
    ${addChanges(sql`changes`)}`.execute(transaction);
  await transaction
    .deleteFrom('credited_install')
    .where('app_id', '=', install.appId)
    .where('sdk_id', '=', install.sdkId)
    .execute();
}
