import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/index.ts';
import { type InstallKey, reconsiderInstall } from './attribute.ts';
import { clockTolerance, defaultWindows } from './windows.ts';

/** A stored click, as far as installs are looked for by it. */
export interface StoredClick {
  readonly appId: string;
  readonly clickId: string;
  readonly clickedAt: Date;
  readonly ip: string;
  readonly ttclid: string | null;
}

interface InstallRow {
  readonly app_id: string;
  readonly sdk_id: string;
}

const hour = 3_600_000;

/** Installs that are stored already and that one of the clicks might decide or make less sure. */
async function installsBehind(database: Kysely<Tables>, clicks: readonly StoredClick[]): Promise<InstallKey[]> {
  const json = JSON.stringify(clicks.map((click) => ({ ...click, clickedAt: click.clickedAt.toISOString() })));
  const { rows } = await sql<InstallRow>`
    with click as (
      select "appId" as app_id, "clickId" as click_id, ip, ttclid,
        "clickedAt" - make_interval(secs => ${clockTolerance / 1_000}) as earliest,
        "clickedAt" + make_interval(hours => coalesce(device_hours, ${defaultWindows.device / hour}::integer)) as latest
      from jsonb_to_recordset(${json}::jsonb)
        as c("appId" text, "clickId" text, "clickedAt" timestamptz, ip text, ttclid text)
      left join attribution_window on attribution_window.app_id = "appId"
    )
    select i.app_id, i.sdk_id from click join install i
      on i.app_id = click.app_id and i.ip = click.ip and i.installed_at between earliest and latest
    union
    select i.app_id, i.sdk_id from click join install i
      on i.app_id = click.app_id and i.evidence ->> 'referrerClickId' = click.click_id
    union
    select i.app_id, i.sdk_id from click join install i
      on i.app_id = click.app_id and i.evidence ->> 'ttclid' is not null and md5(i.evidence ->> 'ttclid') = md5(click.ttclid)
    order by 1, 2`.execute(database);
  return rows.map((row) => ({ appId: row.app_id, sdkId: row.sdk_id }));
}

/** Lets clicks that have been stored, or told more of, decide the installs that came before them. Both are stored when it is called. */
export async function considerClicks(
  database: Kysely<Tables>,
  clicks: readonly StoredClick[],
  at: Date,
): Promise<void> {
  if (clicks.length === 0) return;
  for (const install of await installsBehind(database, clicks)) await reconsiderInstall(database, install, at);
}

/** Seconds before the end of a process in which evidence may have been stored but not yet considered. */
const unconsidered = 600;

/** Considers what was stored just before the last process ended, in case it ended in between. Stops when `ending` says so. */
export async function considerLatestInstalls(database: Kysely<Tables>, at: Date, ending: AbortSignal): Promise<void> {
  const { rows } = await sql<InstallRow>`
    select app_id, sdk_id from install
    where received_at > (select max(received_at) from install) - make_interval(secs => ${unconsidered})
    order by 1, 2`.execute(database);
  for (const row of rows) {
    if (ending.aborted) return;
    await reconsiderInstall(database, { appId: row.app_id, sdkId: row.sdk_id }, at);
  }
}
