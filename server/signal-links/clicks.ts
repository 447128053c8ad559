import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { Visit } from '#lib/signal-link';
import { storableJson, storableText, type Tables } from '../database/index.ts';

/** One click on a Signal link. In JSON its instant is text, as a click that waits for the database is kept in a file. */
export const RecordedClick = z.object({
  appId: z.string(),
  clickId: z.string(),
  slug: z.string(),
  clickedAt: z.string(),
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

/** Stores clicks; one that is there already stays as it is. */
export async function storeClicks(database: Kysely<Tables>, clicks: readonly RecordedClick[]): Promise<void> {
  if (clicks.length === 0) return;
  await database
    .insertInto('click')
    .values(
      clicks.map((click) => ({
        app_id: click.appId,
        click_id: click.clickId,
        slug: click.slug,
        clicked_at: new Date(click.clickedAt),
        ip: click.ip,
        user_agent: click.userAgent,
        device_key: click.deviceKey,
        visit: storableJson(click.visit),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
