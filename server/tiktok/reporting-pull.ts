import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { addDays, countDays, dayIn } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import type { ReportFailure } from '../http/index.ts';
import type { TikTokClient } from './client.ts';
import type { Connection } from './connection.ts';
import { noteConnection, problemOf } from './connection-problem.ts';
import { joined, rangesToPull, settlingDays } from './days.ts';
import { isForPeople, isPassing, sentenceOf } from './failures.ts';
import { lookUpSavedPixel } from './pixel-setup.ts';
import { pullReport } from './report.ts';
import {
  coverageOf,
  firstChangedSince,
  noteCurrent,
  noteFailure,
  noteProgress,
  refreshStatistics,
  storeReport,
} from './reported-figures.ts';
import { storeStructure } from './stored-structure.ts';
import { pullStructure } from './structure.ts';

const pullEvery = 30 * 60_000;
/** What another process on this database pulled so lately is not pulled again. */
const recently = pullEvery - 5 * 60_000;
/** Waits before the same call is tried again when TikTok is over a limit or in trouble, in milliseconds. */
const retryAfter = [500, 2_000, 8_000];

export interface PullEdges {
  readonly database: Kysely<Tables>;
  readonly clock: Clock;
  readonly client: TikTokClient;
  readonly connection: Connection;
  readonly report: ReportFailure;
  /** The server ends: nothing new is begun, and what runs stops. */
  readonly ending: AbortSignal;
}

/** Pulls TikTok's figures of connected apps in the background. */
export interface ReportingPull {
  /** Pulls an app's figures now, or once more after the pull that runs. `earliest` widens what is loaded, back to that day. */
  request(appId: string, earliest?: string): void;
  /** Waits until everything has stopped after the end was signalled. */
  close(): Promise<void>;
}

/** Starts with every connected app, then every 30 minutes. A failure is noted for people and never ends the process. */
export function startReportingPull(edges: PullEdges): ReportingPull {
  const { database, clock, client, connection, ending } = edges;
  /** Apps whose pull runs, and the earliest day asked for meanwhile (undefined: none, absent: not asked again). */
  const running = new Map<string, Promise<void>>();
  const askedAgain = new Map<string, string | undefined>();

  async function patiently<T>(call: () => Promise<T>): Promise<T> {
    for (const wait of retryAfter) {
      try {
        return await call();
      } catch (error) {
        if (!isPassing(error)) throw error;
        await pause(wait, undefined, { signal: ending });
      }
    }
    return call();
  }

  /** Pixels may be out of reach where figures are not; then what was known of the link stays. */
  async function lookUpPixel(appId: string, owner: { readonly token: string; readonly advertiserId: string }) {
    try {
      await patiently(() => lookUpSavedPixel(edges, appId, owner));
    } catch (error) {
      if (!isForPeople(error)) throw error;
      edges.report(`look-up of the pixel of ${appId}`, error);
    }
  }

  async function pull(appId: string, earliest: string | undefined): Promise<void> {
    const advertiser = await database
      .selectFrom('advertiser')
      .selectAll()
      .where('app_id', '=', appId)
      .executeTakeFirst();
    if (advertiser === undefined) return;
    const of = { appId, advertiserId: advertiser.advertiser_id };
    try {
      const today = dayIn(advertiser.time_zone, clock.now());
      const coverage = await coverageOf(database, of, today, earliest);
      const changed = await firstChangedSince(database, of, addDays(today, 1 - settlingDays));
      const ranges = rangesToPull(today, coverage.wantedFrom, coverage.loaded, changed);
      const isBackfill = coverage.loaded === null || coverage.wantedFrom < coverage.loaded.from;
      const total = ranges.reduce((sum, range) => sum + countDays(range), 0);
      if (isBackfill) await noteProgress(database, of, 0, total);
      const token = await connection.accessToken(appId);
      await storeStructure(database, of, await patiently(() => pullStructure(client, token, of.advertiserId)));
      let { loaded } = coverage;
      let completed = 0;
      for (const range of ranges) {
        ending.throwIfAborted();
        const report = await patiently(() => pullReport(client, token, of.advertiserId, range));
        loaded = joined(loaded, range);
        await storeReport(database, of, range, loaded, report, today);
        completed += countDays(range);
        if (isBackfill) await noteProgress(database, of, completed, total);
      }
      await refreshStatistics(database);
      await noteCurrent(database, of, clock.now());
      await noteConnection(database, appId, null, clock.now());
      await lookUpPixel(appId, { token, advertiserId: of.advertiserId });
    } catch (error) {
      if (ending.aborted) return;
      const problem = problemOf(error, await connection.grantedScopes(appId));
      if (problem !== null) await noteConnection(database, appId, problem, clock.now());
      await noteFailure(database, of, clock.now(), sentenceOf(error));
      if (!isForPeople(error)) throw error;
    }
  }

  async function run(appId: string, earliest: string | undefined): Promise<void> {
    try {
      await pull(appId, earliest);
    } catch (error) {
      if (!ending.aborted) edges.report(`pull of TikTok's figures for ${appId}`, error);
    }
    running.delete(appId);
    if (askedAgain.has(appId) && !ending.aborted) {
      const again = askedAgain.get(appId);
      askedAgain.delete(appId);
      request(appId, again);
    }
  }

  function request(appId: string, earliest?: string): void {
    if (ending.aborted) return;
    if (running.has(appId)) {
      const before = askedAgain.get(appId);
      askedAgain.set(appId, before !== undefined && (earliest === undefined || before < earliest) ? before : earliest);
    } else {
      running.set(appId, run(appId, earliest));
    }
  }

  async function requestAll(): Promise<void> {
    try {
      const apps = await database
        .selectFrom('advertiser')
        .innerJoin('tiktok_connection', 'tiktok_connection.app_id', 'advertiser.app_id')
        .leftJoin('reported_coverage', (join) =>
          join
            .onRef('reported_coverage.app_id', '=', 'advertiser.app_id')
            .onRef('reported_coverage.advertiser_id', '=', 'advertiser.advertiser_id'),
        )
        .select('advertiser.app_id')
        .where((where) =>
          where.or([
            where('reported_coverage.pulled_at', 'is', null),
            where('reported_coverage.pulled_at', '<=', new Date(clock.now().getTime() - recently)),
            where('reported_coverage.failed_at', 'is not', null),
            where('reported_coverage.total_days', 'is not', null),
          ]),
        )
        .execute();
      for (const { app_id } of apps) request(app_id);
    } catch (error) {
      edges.report("start of the pull of TikTok's figures", error);
    }
  }
  let starting = requestAll();
  const timer = setInterval(() => {
    starting = requestAll();
  }, pullEvery);

  return {
    request,
    async close() {
      clearInterval(timer);
      await starting;
      await Promise.all(running.values());
    },
  };
}
