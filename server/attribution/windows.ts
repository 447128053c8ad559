import type { Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';

const hour = 3_600_000;

/** How long before an install a click may lie, in milliseconds. */
export interface Windows {
  /** For a click that the install names by its id. */
  readonly clickId: number;
  /** For a click from the same address and device. */
  readonly device: number;
}

/** The vendor publishes no windows, so these are ours; each app may have others. */
export const defaultWindows: Windows = { clickId: 7 * 24 * hour, device: 24 * hour };

/** The longest window an app may set: 90 days. */
export const longestWindowHours = 90 * 24;

/** Clocks differ: a click may stand this far behind the install it led to, in milliseconds. */
export const clockTolerance = 5 * 60_000;

/** The windows of an app. */
export async function windowsOf(database: Kysely<Tables>, appId: string): Promise<Windows> {
  const row = await database
    .selectFrom('attribution_window')
    .selectAll()
    .where('app_id', '=', appId)
    .executeTakeFirst();
  return row === undefined ? defaultWindows : { clickId: row.click_id_hours * hour, device: row.device_hours * hour };
}

/** Gives an app its windows, for every decision from now on. */
export async function setWindows(database: Kysely<Tables>, appId: string, windows: Windows): Promise<void> {
  const hours = { click_id_hours: windows.clickId / hour, device_hours: windows.device / hour };
  await database
    .insertInto('attribution_window')
    .values({ app_id: appId, ...hours })
    .onConflict((conflict) => conflict.column('app_id').doUpdateSet(hours))
    .execute();
}
