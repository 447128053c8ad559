import type { Kysely, Selectable } from 'kysely';
import type { ReportingState } from '#lib/appsprint/contract';
import { addDays, longestWindow } from '../calendar.ts';
import type { Tables } from '../database/index.ts';

type CoverageRow = Selectable<Tables['reported_coverage']>;

/** Which days of TikTok's figures are here, and how the pulling goes. */
export interface ReportedCoverage {
  readonly from: string | null;
  readonly through: string | null;
  readonly state: ReportingState;
}

function stateOf(row: CoverageRow | undefined): ReportingState {
  if (row === undefined) return { state: 'not-started' };
  if (row.failed_at !== null) return { state: 'failed', at: row.failed_at.toISOString(), message: row.failure ?? '' };
  if (row.total_days !== null)
    return { state: 'loading', completedDays: row.completed_days ?? 0, totalDays: row.total_days };
  return row.pulled_at === null ? { state: 'not-started' } : { state: 'current', at: row.pulled_at.toISOString() };
}

/** The coverage of an advertiser's reported figures. */
export async function readCoverage(
  database: Kysely<Tables>,
  appId: string,
  advertiserId: string,
): Promise<ReportedCoverage> {
  const row = await database
    .selectFrom('reported_coverage')
    .selectAll()
    .where('app_id', '=', appId)
    .where('advertiser_id', '=', advertiserId)
    .executeTakeFirst();
  return { from: row?.loaded_from ?? null, through: row?.loaded_through ?? null, state: stateOf(row) };
}

/**
 * Whether TikTok's figures of a window can be summed. A window that begins before the first loaded day would give a sum
 * that is too small, and one that begins after the last gives none. One that only ends later is as fresh as the last pull.
 */
export function covers(coverage: ReportedCoverage, from: string): boolean {
  return coverage.from !== null && coverage.through !== null && from >= coverage.from && from <= coverage.through;
}

/**
 * Whether TikTok should be asked now for what a window lacks: earlier days than were loaded, or a day that has begun since
 * the last pull. Not while a pull runs, nor after a failure, which is tried again in its own time.
 */
export function worthAsking({ from, through, state }: ReportedCoverage, windowFrom: string, today: string): boolean {
  if (from === null || through === null || state.state !== 'current') return false;
  const isReachable = windowFrom >= addDays(today, 1 - longestWindow);
  return (windowFrom < from && isReachable) || through < today;
}
