import type { Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';
import { TikTokRefusal } from './failures.ts';

/** What is wrong with a connection that was made. */
export type ConnectionProblem = 'access-lost' | 'advertiser-lost' | 'no-permission' | 'reporting-not-granted';

/** Reporting and consolidated report, in TikTok's numbers of scopes. */
const reportingScopes = ['4', '44'];
/** A token that is missing, wrong or revoked, or whose grant has ended. */
const tokenCodes = new Set([40101, 40102, 40104, 40105, 40110, 40113]);
const advertiserGone = 40300;
const noPermission = 40001;

/** Whether reporting was allowed; TikTok may not say what was, and then it was not refused. */
export function grantsReporting(scopes: readonly string[] | null): boolean {
  return scopes === null || scopes.some((scope) => reportingScopes.includes(scope));
}

/**
 * What a failure says of the connection; null when it says nothing. TikTok has one code for a role that does not suffice and
 * for an access that was not granted; which of the two a refused report means is told by what was granted.
 */
export function problemOf(error: unknown, scopes: readonly string[] | null): ConnectionProblem | null {
  if (!(error instanceof TikTokRefusal)) return null;
  if (tokenCodes.has(error.code)) return 'access-lost';
  if (error.code === advertiserGone) return 'advertiser-lost';
  if (error.code !== noPermission) return null;
  return grantsReporting(scopes) ? 'no-permission' : 'reporting-not-granted';
}

/** Notes what is wrong with an app's connection, or that nothing is. */
export async function noteConnection(
  database: Kysely<Tables>,
  appId: string,
  problem: ConnectionProblem | null,
  at: Date,
): Promise<void> {
  await database
    .updateTable('tiktok_connection')
    .set({ problem, problem_at: problem === null ? null : at })
    .where('app_id', '=', appId)
    .where('problem', 'is distinct from', problem)
    .execute();
}
