import { type Kysely, type RawBuilder, sql } from 'kysely';
import { storableJson, type Tables } from '../database/index.ts';
import { lockCoverage, type Of } from './reported-figures.ts';
import type { Structure } from './structure.ts';

/** Marks what TikTok did not list; its name and place stay, because its figures do. */
async function markMissing(
  database: Kysely<Tables>,
  { appId, advertiserId }: Of,
  { table, id }: { readonly table: RawBuilder<unknown>; readonly id: RawBuilder<unknown> },
  ids: readonly string[],
): Promise<void> {
  await sql`
    update ${table} set is_listed = false
    where app_id = ${appId} and advertiser_id = ${advertiserId} and is_listed and ${id} <> all(${[...ids]}::text[])`.execute(
    database,
  );
}

/** Stores the structure, all or nothing; an object that TikTok no longer lists keeps its name here, because its figures stay. */
export async function storeStructure(database: Kysely<Tables>, of: Of, structure: Structure): Promise<void> {
  const { appId, advertiserId } = of;
  await database.transaction().execute(async (transaction) => {
    await lockCoverage(transaction, of);
    await sql`
      insert into campaign (app_id, advertiser_id, campaign_id, name, details, is_listed)
      select ${appId}, ${advertiserId}, campaign_id, name, details, is_listed
      from jsonb_to_recordset(${storableJson(structure.campaigns)}::jsonb)
        as pulled(campaign_id text, name text, details jsonb, is_listed boolean)
      on conflict (app_id, advertiser_id, campaign_id) do update
        set name = excluded.name, details = excluded.details, is_listed = excluded.is_listed`.execute(transaction);
    await sql`
      insert into ad_group (app_id, advertiser_id, adgroup_id, campaign_id, name, counts_installs, details, is_listed)
      select ${appId}, ${advertiserId}, adgroup_id, campaign_id, name, counts_installs, details, is_listed
      from jsonb_to_recordset(${storableJson(structure.adGroups)}::jsonb)
        as pulled(adgroup_id text, campaign_id text, name text, counts_installs boolean, details jsonb, is_listed boolean)
      on conflict (app_id, advertiser_id, adgroup_id) do update
        set campaign_id = excluded.campaign_id, name = excluded.name, counts_installs = excluded.counts_installs,
            details = excluded.details, is_listed = excluded.is_listed`.execute(transaction);
    await sql`
      insert into ad (app_id, advertiser_id, ad_id, adgroup_id, campaign_id, name, smart_ad_id, details, is_listed)
      select ${appId}, ${advertiserId}, ad_id, adgroup_id, campaign_id, name, smart_ad_id, details, is_listed
      from jsonb_to_recordset(${storableJson(structure.ads)}::jsonb)
        as pulled(ad_id text, adgroup_id text, campaign_id text, name text, smart_ad_id text, details jsonb, is_listed boolean)
      on conflict (app_id, advertiser_id, ad_id) do update
        set adgroup_id = excluded.adgroup_id, campaign_id = excluded.campaign_id, name = excluded.name,
            smart_ad_id = excluded.smart_ad_id, details = excluded.details, is_listed = excluded.is_listed`.execute(
      transaction,
    );
    const { campaigns, adGroups, ads } = structure;
    const [campaign, adGroup, ad] = [
      { table: sql.ref('campaign'), id: sql.ref('campaign_id') },
      { table: sql.ref('ad_group'), id: sql.ref('adgroup_id') },
      { table: sql.ref('ad'), id: sql.ref('ad_id') },
    ];
    await markMissing(
      transaction,
      of,
      campaign,
      campaigns.map(({ campaign_id }) => campaign_id),
    );
    await markMissing(
      transaction,
      of,
      adGroup,
      adGroups.map(({ adgroup_id }) => adgroup_id),
    );
    await markMissing(
      transaction,
      of,
      ad,
      ads.map(({ ad_id }) => ad_id),
    );
  });
}
