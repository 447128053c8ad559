import { setTimeout as pause } from 'node:timers/promises';
import type { ReportFailure } from '../http/index.ts';
import { appsWithWork } from './circuit.ts';
import { type DeliveryEdges, deliver } from './delivery.ts';

/** How often it is looked for work when there is none, in milliseconds. */
const lookEvery = 250;
/** After a failure of our own, such as a database that is away: doubled each time, at most a minute. */
const restAfterFailure = 1_000;
const longestRest = 60_000;
/** Deliveries at the same time in this process, and for one app. */
const atOnce = 8;
const atOncePerApp = 2;

export interface WorkerEdges extends DeliveryEdges {
  readonly report: ReportFailure;
}

/** Delivers in the background until it is closed. */
export interface ForwardingWorker {
  /** Waits for what is under way; the calls themselves are cut off by the signal that their sender got. */
  close(): Promise<void>;
}

/**
 * Starts to forward. Any number of workers, in any number of processes, may do it at once. Of several apps that wait, the one that was
 * served longest ago comes first, so that a backlog of one starves no other.
 */
export function startForwarding(edges: WorkerEdges, ending: AbortSignal): ForwardingWorker {
  const underWay = new Map<string, number>();
  const servedAt = new Map<string, number>();
  /** Failures of our own in a row, such as a token that this process has no key for. */
  const failures = new Map<string, number>();
  const running = new Set<Promise<void>>();
  let turn = 0;

  async function serve(appId: string): Promise<void> {
    try {
      await deliver(edges, appId);
      failures.delete(appId);
    } catch (error) {
      if (ending.aborted) return;
      const before = failures.get(appId) ?? 0;
      failures.set(appId, before + 1);
      edges.report(`forwarding of ${appId}`, error);
      await rest(Math.min(longestRest, restAfterFailure * 2 ** before));
    } finally {
      underWay.set(appId, (underWay.get(appId) ?? 1) - 1);
    }
  }

  function start(appId: string): void {
    turn += 1;
    servedAt.set(appId, turn);
    underWay.set(appId, (underWay.get(appId) ?? 0) + 1);
    const work = serve(appId).finally(() => running.delete(work));
    running.add(work);
  }

  /** Those that have fewest under way, then those that were served longest ago. */
  function inTurn(apps: readonly string[]): string[] {
    const loadOf = (appId: string) => underWay.get(appId) ?? 0;
    return apps
      .filter((appId) => loadOf(appId) < atOncePerApp)
      .toSorted((a, b) => loadOf(a) - loadOf(b) || (servedAt.get(a) ?? 0) - (servedAt.get(b) ?? 0));
  }

  async function rest(span: number): Promise<void> {
    await pause(span, undefined, { signal: ending }).catch(() => undefined);
  }

  async function look(): Promise<void> {
    try {
      const apps = inTurn(await appsWithWork(edges.database, edges.clock.now()));
      for (const appId of apps.slice(0, atOnce - running.size)) start(appId);
      await Promise.race([...running, rest(lookEvery)]);
    } catch (error) {
      if (!ending.aborted) edges.report('looking for events to forward', error);
      await rest(restAfterFailure);
    }
  }

  async function run(): Promise<void> {
    while (!ending.aborted) await look();
    await Promise.all(running);
  }
  const whole = run();
  return { close: () => whole };
}
