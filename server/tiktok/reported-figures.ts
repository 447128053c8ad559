import { type Kysely, sql } from 'kysely';
import { addDays, type DayRange, longestWindow } from '../calendar.ts';
import { storableJson, type Tables } from '../database/index.ts';
import type { ReportedDay } from './report.ts';
import type { Structure } from './structure.ts';

/** Days that are loaded when an advertiser is chosen. */
const firstDays = 30;

/** What is known of an advertiser's reported figures. */
export interface Coverage {
  readonly wantedFrom: string;
  readonly loaded: DayRange | null;
}

type Of = { readonly appId: string; readonly advertiserId: string };

function coverageRow(database: Kysely<Tables>, { appId, advertiserId }: Of) {
  return database
    .updateTable('reported_coverage')
    .where('app_id', '=', appId)
    .where('advertiser_id', '=', advertiserId);
}

/** The coverage, made on first use, and widened to `earliest` when that is given and not more than a year back. */
export async function coverageOf(
  database: Kysely<Tables>,
  of: Of,
  today: string,
  earliest?: string,
): Promise<Coverage> {
  const standard = addDays(today, 1 - firstDays);
  const limit = addDays(today, 1 - longestWindow);
  const wanted = earliest === undefined || earliest > standard ? standard : earliest < limit ? limit : earliest;
  const { rows } = await sql<{ wanted_from: string; loaded_from: string | null; loaded_through: string | null }>`
    insert into reported_coverage (app_id, advertiser_id, wanted_from) values (${of.appId}, ${of.advertiserId}, ${wanted})
    on conflict (app_id, advertiser_id) do update
      set wanted_from = least(reported_coverage.wanted_from, ${earliest === undefined ? null : wanted}::date)
    returning wanted_from, loaded_from, loaded_through`.execute(database);
  const [row] = rows;
  if (row === undefined) throw new Error('the coverage of an advertiser was not stored');
  const loaded =
    row.loaded_from === null || row.loaded_through === null ? null : { from: row.loaded_from, to: row.loaded_through };
  return { wantedFrom: row.wanted_from, loaded };
}

/** Notes how far a back-fill is. */
export async function noteProgress(database: Kysely<Tables>, of: Of, completed: number, total: number): Promise<void> {
  await coverageRow(database, of)
    .set({ completed_days: completed, total_days: total, failed_at: null, failure: null })
    .execute();
}

/** Notes that everything wanted is here. */
export async function noteCurrent(database: Kysely<Tables>, of: Of, at: Date): Promise<void> {
  await coverageRow(database, of)
    .set({ completed_days: null, total_days: null, pulled_at: at, failed_at: null, failure: null })
    .execute();
}

/** Notes why a pull failed; what had been loaded stays. */
export async function noteFailure(database: Kysely<Tables>, of: Of, at: Date, failure: string): Promise<void> {
  await coverageRow(database, of).set({ failed_at: at, failure }).execute();
}

/** Stores the structure; an object that TikTok no longer lists keeps its name here, because its figures stay. */
export async function storeStructure(
  database: Kysely<Tables>,
  { appId, advertiserId }: Of,
  structure: Structure,
): Promise<void> {
  await sql`
    insert into campaign (app_id, advertiser_id, campaign_id, name)
    select ${appId}, ${advertiserId}, campaign_id, name
    from jsonb_to_recordset(${storableJson(structure.campaigns)}::jsonb) as pulled(campaign_id text, name text)
    on conflict (app_id, advertiser_id, campaign_id) do update set name = excluded.name`.execute(database);
  await sql`
    insert into ad_group (app_id, advertiser_id, adgroup_id, campaign_id, name, counts_installs)
    select ${appId}, ${advertiserId}, adgroup_id, campaign_id, name, counts_installs
    from jsonb_to_recordset(${storableJson(structure.adGroups)}::jsonb)
      as pulled(adgroup_id text, campaign_id text, name text, counts_installs boolean)
    on conflict (app_id, advertiser_id, adgroup_id) do update
      set campaign_id = excluded.campaign_id, name = excluded.name, counts_installs = excluded.counts_installs`.execute(
    database,
  );
  await sql`
    insert into ad (app_id, advertiser_id, ad_id, adgroup_id, campaign_id, name)
    select ${appId}, ${advertiserId}, ad_id, adgroup_id, campaign_id, name
    from jsonb_to_recordset(${storableJson(structure.ads)}::jsonb)
      as pulled(ad_id text, adgroup_id text, campaign_id text, name text)
    on conflict (app_id, advertiser_id, ad_id) do update
      set adgroup_id = excluded.adgroup_id, campaign_id = excluded.campaign_id, name = excluded.name`.execute(database);
}

/** Replaces the figures of a range by the pulled ones and widens the coverage, all or nothing. */
export async function storeReport(
  database: Kysely<Tables>,
  { appId, advertiserId }: Of,
  range: DayRange,
  loaded: DayRange,
  figures: readonly ReportedDay[],
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('reported_daily')
      .where('app_id', '=', appId)
      .where('advertiser_id', '=', advertiserId)
      .where('day', '>=', range.from)
      .where('day', '<=', range.to)
      .execute();
    await sql`
      insert into reported_daily (app_id, advertiser_id, day, ad_id, spend, impressions, clicks, conversions, value)
      select ${appId}, ${advertiserId}, day, ad_id, spend, impressions, clicks, conversions, value
      from jsonb_to_recordset(${storableJson(figures)}::jsonb)
        as pulled(day date, ad_id text, spend numeric, impressions bigint, clicks bigint, conversions bigint, value numeric)
      on conflict (app_id, advertiser_id, day, ad_id) do update
        set spend = excluded.spend, impressions = excluded.impressions, clicks = excluded.clicks,
            conversions = excluded.conversions, value = excluded.value`.execute(transaction);
    await coverageRow(transaction, { appId, advertiserId })
      .set({ loaded_from: loaded.from, loaded_through: loaded.to })
      .execute();
  });
}

/**
 * Lets PostgreSQL look at what was just loaded. Until then it plans as if the tables were empty, and a question about a
 * thousand campaigns takes half a second instead of milliseconds; its own schedule comes up to a minute later.
 */
export async function refreshStatistics(database: Kysely<Tables>): Promise<void> {
  await sql`analyze campaign, ad_group, ad, reported_daily, install, event`.execute(database);
}
