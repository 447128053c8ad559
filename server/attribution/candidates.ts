import { type Kysely, sql } from 'kysely';
import type { Visit } from '#lib/signal-link';
import type { Tables } from '../database/index.ts';
import type { ClickEvidence, Evidence, InstallEvidence } from './decide.ts';
import { deviceDetailsOf } from './device-details.ts';
import { systemOf } from './device-key.ts';
import { clockTolerance, type Windows } from './windows.ts';

/** A click with what its link and TikTok said about the ad. */
export interface Click extends ClickEvidence {
  readonly slug: string;
  readonly linkName: string | null;
  readonly visit: Visit;
}

/** Of clicks whose browser hides its device, so many are compared by their details. */
const mostHidden = 50;
/** More kinds of device on one address make a match no less sure. */
const mostDevices = 20;

interface ClickRow {
  readonly click_id: string;
  readonly clicked_at: Date;
  readonly ip: string;
  readonly user_agent: string;
  readonly device_key: string | null;
  readonly slug: string;
  readonly link_name: string | null;
  readonly visit: Visit;
  readonly details: Record<string, unknown> | null;
}

function clickOf(row: ClickRow): Click {
  return {
    clickId: row.click_id,
    clickedAt: row.clicked_at,
    ip: row.ip,
    deviceKey: row.device_key,
    system: systemOf(row.user_agent),
    ttclid: row.visit.ttclid ?? null,
    details: row.details === null ? null : deviceDetailsOf(row.details),
    slug: row.slug,
    linkName: row.link_name,
    visit: row.visit,
  };
}

async function candidateClicks(
  database: Kysely<Tables>,
  appId: string,
  install: InstallEvidence,
  windows: Windows,
): Promise<readonly Click[]> {
  const at = install.installedAt.getTime();
  const latest = new Date(at + clockTolerance);
  const named = sql`clicked_at between ${new Date(at - windows.clickId)} and ${latest}`;
  const near = sql`ip = ${install.ip} and clicked_at between ${new Date(at - windows.device)} and ${latest}`;
  const { rows } = await sql<ClickRow>`
    select click.*, signal_link.name as link_name, click_enrichment.details
    from (
      (select * from click where app_id = ${appId} and click_id = ${install.referrerClickId}::uuid and ${named})
      union all
      (select * from click
       where app_id = ${appId} and visit ? 'ttclid' and md5(visit ->> 'ttclid') = md5(${install.ttclid}::text) and ${named}
       order by clicked_at desc, click_id desc limit 1)
      union all
      (select * from click
       where app_id = ${appId} and ${near} and device_key = any(${[...install.deviceKeys]}::text[])
       order by clicked_at desc, click_id desc limit 1)
      union all
      (select click.* from click join click_enrichment using (app_id, click_id)
       where app_id = ${appId} and ${near} and device_key is null
       order by clicked_at desc, click_id desc limit ${mostHidden})
    ) click
    left join click_enrichment on click_enrichment.app_id = ${appId} and click_enrichment.click_id = click.click_id
    left join signal_link on signal_link.app_id = ${appId} and signal_link.slug = click.slug`.execute(database);
  return rows.map(clickOf);
}

async function devicesAt(
  database: Kysely<Tables>,
  appId: string,
  install: InstallEvidence,
  windows: Windows,
): Promise<number> {
  const at = install.installedAt.getTime();
  const { rows } = await sql<{ devices: number }>`
    select count(*) as devices from (
      select distinct coalesce(device_key, '') from click
      where app_id = ${appId} and ip = ${install.ip}
        and clicked_at between ${new Date(at - windows.device)} and ${new Date(at + clockTolerance)}
      limit ${mostDevices}
    ) device`.execute(database);
  return rows[0]?.devices ?? 0;
}

/**
 * Everything the database holds about an install: the clicks that may decide it and the crowd on its address. Clicks are only
 * narrowed down here; `decide` is what judges.
 */
export async function gatherEvidence(
  database: Kysely<Tables>,
  appId: string,
  install: InstallEvidence,
  windows: Windows,
): Promise<Evidence<Click>> {
  const clicks = await candidateClicks(database, appId, install, windows);
  const devicesAtAddress = await devicesAt(database, appId, install, windows);
  return { install, clicks, devicesAtAddress, windows };
}
