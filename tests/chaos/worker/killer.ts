import type { BrowserContext, CDPSession, Page, Worker } from '@playwright/test';
import type { Coverage } from './coverage.ts';
import type { WorkerTale } from './instrument.ts';

/** Kills the extension's worker: at once, at an await point to come, or at an await where few have died so far. */
export interface Killer {
  /** The worker that lives now dies at the n-th await point from now. */
  killAt(points: number): Promise<void>;
  killNow(): Promise<void>;
  /** So many workers to come die where the fewest died so far. */
  hunt(deaths: number): void;
  /** Points at which workers died since this was asked last. */
  takeDeaths(): readonly string[];
  stop(): Promise<void>;
}

/** Milliseconds between two looks at whether the worker has died. */
const look = 80;

interface ChaosScope {
  readonly chaos?: WorkerTale;
}

/** @param page a page of the browser, through which its workers are reached */
export async function openKiller(context: BrowserContext, page: Page, coverage: Coverage): Promise<Killer> {
  const session = await context.newCDPSession(page);
  let toDie = 0;
  let fresh: string[] = [];
  let isStopped = false;
  let looking: Promise<void> = Promise.resolve();

  const lookAt = async (worker: Worker) => {
    const tale = await worker
      .evaluate(
        (dieAtOneOf) => {
          const { chaos } = globalThis as unknown as ChaosScope;
          if (chaos === undefined) return null;
          chaos.dieAtOneOf = new Set(dieAtOneOf);
          const { diedAt, untold } = chaos;
          chaos.untold = [];
          return { diedAt, untold };
        },
        toDie > 0 ? coverage.leastDied() : [],
      )
      // A worker that has just ended cannot be asked any more.
      .catch(() => null);
    for (const point of tale?.untold ?? []) coverage.reached(point);
    const diedAt = tale?.diedAt ?? null;
    if (diedAt === null) return;
    toDie = Math.max(0, toDie - 1);
    coverage.died(diedAt);
    fresh.push(diedAt);
    await closeWorkers(session);
  };
  const timer = setInterval(() => {
    // One look after the other; a browser that is just closing answers none.
    looking = looking
      .then(async () => {
        if (!isStopped) await Promise.all(context.serviceWorkers().map(lookAt));
      })
      .catch(() => undefined);
  }, look);

  return {
    async killAt(points) {
      await Promise.all(
        context.serviceWorkers().map((worker) =>
          worker
            .evaluate((count) => {
              const { chaos } = globalThis as unknown as ChaosScope;
              if (chaos !== undefined) chaos.dieAt = chaos.points + count;
            }, points)
            .catch(() => undefined),
        ),
      );
    },
    killNow: () => closeWorkers(session),
    hunt(deaths) {
      toDie = deaths;
    },
    takeDeaths() {
      const taken = fresh;
      fresh = [];
      return taken;
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await looking;
    },
  };
}

async function closeWorkers(session: CDPSession): Promise<void> {
  const { targetInfos } = await session.send('Target.getTargets');
  for (const { type, targetId } of targetInfos) {
    // It may have ended by itself since.
    if (type === 'service_worker') await session.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }
}
