import { type Kysely, sql } from 'kysely';
import * as z from 'zod/mini';
import type { Visit } from '#lib/signal-link';
import type { StoredClick } from '../attribution/index.ts';
import { storableJson, storableText, type Tables } from '../database/index.ts';

/** One click on a Signal link. In JSON its instant is text, as a click that waits for the database is kept in a file. */
export const RecordedClick = z.object({
  appId: z.string(),
  clickId: z.uuid(),
  slug: z.string(),
  clickedAt: z.iso.datetime(),
  ip: z.string(),
  userAgent: z.string(),
  deviceKey: z.nullable(z.string()),
  visit: z.record(z.string(), z.string()),
});
export type RecordedClick = z.infer<typeof RecordedClick>;

/** A visit with what the database can hold. */
export function storableVisit(visit: Visit): Record<string, string> {
  return Object.fromEntries(Object.entries(visit).map(([name, value]) => [name, storableText(value)]));
}

/** Stores clicks in one commit; one that is there already stays as it is. */
export async function storeClicks(database: Kysely<Tables>, clicks: readonly RecordedClick[]): Promise<void> {
  if (clicks.length === 0) return;
  await sql`
    insert into click (app_id, click_id, slug, clicked_at, ip, user_agent, device_key, visit)
    select "appId", "clickId", slug, "clickedAt", ip, "userAgent", "deviceKey", visit
    from jsonb_to_recordset(${storableJson(clicks)}::jsonb) as click(
      "appId" text, "clickId" uuid, slug text, "clickedAt" timestamptz, ip text, "userAgent" text, "deviceKey" text, visit jsonb
    )
    on conflict do nothing`.execute(database);
}

/** A recorded click as attribution looks for installs by it. */
export function storedClickOf(click: RecordedClick): StoredClick {
  return {
    appId: click.appId,
    clickId: click.clickId,
    clickedAt: new Date(click.clickedAt),
    ip: click.ip,
    ttclid: click.visit.ttclid ?? null,
  };
}
