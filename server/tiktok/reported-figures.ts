import { type Kysely, sql } from 'kysely';
import { addDays, type DayRange, longestWindow } from '../calendar.ts';
import { storableJson, type Tables } from '../database/index.ts';
import type { Report, ReportedAd } from './report.ts';

/** Days that are loaded when an advertiser is chosen. */
const firstDays = 30;

/** What is known of an advertiser's reported figures. */
export interface Coverage {
  readonly wantedFrom: string;
  readonly loaded: DayRange | null;
}

/** Whose figures. */
export type Of = { readonly appId: string; readonly advertiserId: string };

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

/** Lets two processes that pull the same advertiser store one after the other. */
export async function lockCoverage(transaction: Kysely<Tables>, { appId, advertiserId }: Of): Promise<void> {
  await transaction
    .selectFrom('reported_coverage')
    .select('app_id')
    .where('app_id', '=', appId)
    .where('advertiser_id', '=', advertiserId)
    .forUpdate()
    .execute();
}

/** Replaces the figures of a range by the pulled ones and widens the coverage, all or nothing. */
export async function storeReport(
  database: Kysely<Tables>,
  of: Of,
  range: DayRange,
  loaded: DayRange,
  report: Report,
  today: string,
): Promise<void> {
  const { appId, advertiserId } = of;
  const pulled = sql`jsonb_to_recordset(${storableJson(report.days)}::jsonb)
    as pulled(day date, ad_id text, spend numeric, impressions bigint, clicks bigint, conversions bigint, value numeric)`;
  const inRange = sql`app_id = ${appId} and advertiser_id = ${advertiserId} and day between ${range.from}::date and ${range.to}::date`;
  await database.transaction().execute(async (transaction) => {
    await lockCoverage(transaction, of);
    await noteAds(transaction, of, report.ads);
    await sql`
      with pulled as (select * from ${pulled}),
      stored as (
        select day, ad_id, spend, impressions, clicks, conversions, value from reported_daily where ${inRange}
      ), changed as (
        select day from (select * from pulled except select * from stored) added
        union select day from (select * from stored except select * from pulled) dropped
      )
      insert into reported_day (app_id, advertiser_id, day, changed_on)
      select ${appId}, ${advertiserId}, day, ${today} from changed
      on conflict (app_id, advertiser_id, day) do update set changed_on = excluded.changed_on`.execute(transaction);
    // A deleted ad that TikTok no longer reports keeps what it spent; one that is still listed has no delivery on that day any more.
    await sql`
      delete from reported_daily where ${inRange} and not exists (
        select from ad
        where ad.app_id = reported_daily.app_id and ad.advertiser_id = reported_daily.advertiser_id
          and ad.ad_id = reported_daily.ad_id and not ad.is_listed
      )`.execute(transaction);
    await sql`
      insert into reported_daily (app_id, advertiser_id, day, ad_id, spend, impressions, clicks, conversions, value)
      select ${appId}, ${advertiserId}, day, ad_id, spend, impressions, clicks, conversions, value from ${pulled}
      on conflict (app_id, advertiser_id, day, ad_id) do update
        set spend = excluded.spend, impressions = excluded.impressions, clicks = excluded.clicks,
            conversions = excluded.conversions, value = excluded.value`.execute(transaction);
    await coverageRow(transaction, of)
      .set({
        loaded_from: sql`least(loaded_from, ${loaded.from}::date)`,
        loaded_through: sql`greatest(loaded_through, ${loaded.to}::date)`,
      })
      .execute();
  });
}

/** Ads of a report that no list had, such as deleted ones: without a place their figures would belong to no campaign. */
async function noteAds(
  database: Kysely<Tables>,
  { appId, advertiserId }: Of,
  ads: readonly ReportedAd[],
): Promise<void> {
  const reported = sql`jsonb_to_recordset(${storableJson(ads)}::jsonb) as reported(
    ad_id text, ad_name text, adgroup_id text, adgroup_name text, campaign_id text, campaign_name text)`;
  await sql`
    insert into campaign (app_id, advertiser_id, campaign_id, name, is_listed)
    select distinct on (campaign_id) ${appId}, ${advertiserId}, campaign_id, campaign_name, false from ${reported}
    on conflict do nothing`.execute(database);
  await sql`
    insert into ad_group (app_id, advertiser_id, adgroup_id, campaign_id, name, counts_installs, is_listed)
    select distinct on (adgroup_id) ${appId}, ${advertiserId}, adgroup_id, campaign_id, adgroup_name, false, false from ${reported}
    on conflict do nothing`.execute(database);
  await sql`
    insert into ad (app_id, advertiser_id, ad_id, adgroup_id, campaign_id, name, is_listed)
    select ${appId}, ${advertiserId}, ad_id, adgroup_id, campaign_id, ad_name, false from ${reported}
    on conflict do nothing`.execute(database);
}

/** The first day whose figures turned out different from before on that day or later; null when there is none. */
export async function firstChangedSince(
  database: Kysely<Tables>,
  { appId, advertiserId }: Of,
  since: string,
): Promise<string | null> {
  const row = await database
    .selectFrom('reported_day')
    .select((select) => select.fn.min<string | null>('day').as('day'))
    .where('app_id', '=', appId)
    .where('advertiser_id', '=', advertiserId)
    .where('changed_on', '>=', since)
    .executeTakeFirst();
  return row?.day ?? null;
}

/**
 * Lets PostgreSQL look at what was just loaded. Until then it plans as if the tables were empty, and a question about a
 * thousand campaigns takes half a second instead of milliseconds; its own schedule comes up to a minute later.
 */
export async function refreshStatistics(database: Kysely<Tables>): Promise<void> {
  await sql`analyze campaign, ad_group, ad, reported_daily, install, event`.execute(database);
}
