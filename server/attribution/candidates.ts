import { type Kysely, sql } from 'kysely';
import type { Visit } from '#lib/signal-link';
import type { Tables } from '../database/index.ts';
import { type ClickEvidence, clickIdWindow, clockTolerance, deviceWindow, type Evidence } from './decide.ts';

/** A click with what its link and TikTok said about the ad. */
export interface Click extends ClickEvidence {
  readonly slug: string;
  readonly linkName: string | null;
  readonly visit: Visit;
}

/**
 * The clicks that may decide an install: the one its referrer names, and the last one from the same address and device.
 * The windows are only narrowed down here; `decide` is what judges.
 */
export async function candidateClicks(
  database: Kysely<Tables>,
  appId: string,
  evidence: Omit<Evidence, 'clicks'>,
): Promise<readonly Click[]> {
  const at = evidence.installedAt.getTime();
  const latest = new Date(at + clockTolerance);
  const { rows } = await sql<{
    click_id: string;
    clicked_at: Date;
    ip: string;
    device_key: string | null;
    slug: string;
    link_name: string | null;
    visit: Visit;
  }>`
    select click.*, signal_link.name as link_name
    from (
      (select click_id, clicked_at, ip, device_key, slug, visit from click
       where app_id = ${appId} and click_id = ${evidence.referrerClickId}::uuid
         and clicked_at between ${new Date(at - clickIdWindow)} and ${latest})
      union
      (select click_id, clicked_at, ip, device_key, slug, visit from click
       where app_id = ${appId} and ip = ${evidence.ip} and device_key = any(${[...evidence.deviceKeys]}::text[])
         and clicked_at between ${new Date(at - deviceWindow)} and ${latest}
       order by clicked_at desc, click_id desc limit 1)
    ) click
    left join signal_link on signal_link.app_id = ${appId} and signal_link.slug = click.slug`.execute(database);
  return rows.map((row) => ({
    clickId: row.click_id,
    clickedAt: row.clicked_at,
    ip: row.ip,
    deviceKey: row.device_key,
    slug: row.slug,
    linkName: row.link_name,
    visit: row.visit,
  }));
}
