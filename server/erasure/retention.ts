import { type Kysely, sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import type { ReportFailure } from '../http/index.ts';

/** Ours: attribution and the SDKs' own queues look back for days, and must not meet what is deleted already. */
export const shortestRetention = 30;
const day = 86_400_000;
/** How often it is looked whether a new day has begun, in milliseconds. */
const lookEvery = 15 * 60_000;

/** Sets for how many days an app keeps what people did; null keeps it until it is erased. */
export async function setRetention(database: Kysely<Tables>, appId: string, days: number | null): Promise<void> {
  await database.updateTable('app').set({ retention_days: days }).where('app_id', '=', appId).execute();
}

/**
 * Deletes what an app received before an instant: clicks, events, and installs that have been silent since. The sums stay:
 * they tell of campaigns and no longer of anybody.
 */
async function forgetBefore(database: Kysely<Tables>, appId: string, before: Date): Promise<void> {
  // Each step by itself: together they would hold locks in an order that an erasure does not expect.
  await sql`
      with gone as (delete from click where app_id = ${appId} and clicked_at < ${before} returning click_id)
      delete from click_enrichment using gone where app_id = ${appId} and click_enrichment.click_id = gone.click_id`.execute(
    database,
  );
  await sql`delete from outbox where app_id = ${appId} and received_at < ${before}`.execute(database);
  await sql`delete from event where app_id = ${appId} and received_at < ${before}`.execute(database);
  await sql`
      with silent as (
        select sdk_id from install i
        where app_id = ${appId} and received_at < ${before}
          and not exists (select from event e where e.app_id = i.app_id and e.sdk_id = i.sdk_id)
        order by sdk_id for update
      ), credits as (
        delete from credited_install c using silent where c.app_id = ${appId} and c.sdk_id = silent.sdk_id
      ), decisions as (
        delete from attribution_history h using silent where h.app_id = ${appId} and h.sdk_id = silent.sdk_id
      )
      delete from install i using silent where i.app_id = ${appId} and i.sdk_id = silent.sdk_id`.execute(database);
}

/** Deletes of every app what is older than its retention. */
export async function forgetOld(database: Kysely<Tables>, now: Date): Promise<void> {
  const apps = await database.selectFrom('app').select(['app_id', 'retention_days']).execute();
  for (const { app_id, retention_days } of apps) {
    if (retention_days === null) continue;
    await forgetBefore(database, app_id, new Date(now.getTime() - retention_days * day));
  }
}

/** Deletes what is too old now and on every new day. Returns the way to stop. */
export function startRetention(
  database: Kysely<Tables>,
  clock: Clock,
  report: ReportFailure,
): { close(): Promise<void> } {
  let doneThrough = Number.NEGATIVE_INFINITY;
  async function look(): Promise<void> {
    const today = Math.floor(clock.now().getTime() / day);
    if (today <= doneThrough) return;
    try {
      await forgetOld(database, clock.now());
      doneThrough = today;
    } catch (error) {
      report('deleting what is older than its retention', error);
    }
  }
  let running = look();
  const timer = setInterval(() => {
    running = running.then(look);
  }, lookEvery);
  return {
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
