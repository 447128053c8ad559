import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import type { WorkerTale } from './instrument.ts';

/** Kills the extension's worker: at once, or at an await point to come. */
export interface Killer {
  /** The worker that lives now dies at the n-th await point from now. */
  killAt(points: number): Promise<void>;
  killNow(): Promise<void>;
  /** Await points at which a worker died so far, as often as one did. */
  readonly deaths: Map<string, number>;
  /** Await points that any worker reached. */
  readonly reached: Set<string>;
  stop(): Promise<void>;
}

/** Milliseconds between two looks at whether the worker has died. */
const look = 80;

/** @param page a page of the browser, through which its workers are reached */
export async function openKiller(context: BrowserContext, page: Page): Promise<Killer> {
  const session = await context.newCDPSession(page);
  const deaths = new Map<string, number>();
  const reached = new Set<string>();
  let isStopped = false;
  let looking: Promise<void> = Promise.resolve();

  /** A worker that has just ended cannot be asked any more. */
  const tale = () =>
    Promise.all(
      context
        .serviceWorkers()
        .map((worker) =>
          worker
            .evaluate(() => structuredClone((globalThis as unknown as { chaos?: WorkerTale }).chaos))
            .catch(() => undefined),
        ),
    );
  const findDead = async () => {
    for (const one of await tale()) {
      for (const point of Object.keys(one?.reached ?? {})) reached.add(point);
      if (one?.diedAt === undefined || one.diedAt === null) continue;
      deaths.set(one.diedAt, (deaths.get(one.diedAt) ?? 0) + 1);
      await closeWorkers(session);
    }
  };
  const timer = setInterval(() => {
    // One look after the other; a browser that is just closing answers none.
    looking = looking.then(() => (isStopped ? undefined : findDead())).catch(() => undefined);
  }, look);

  return {
    deaths,
    reached,
    async killAt(points) {
      await Promise.all(
        context.serviceWorkers().map((worker) =>
          worker
            .evaluate((count) => {
              const { chaos } = globalThis as unknown as { chaos?: WorkerTale };
              if (chaos !== undefined) chaos.dieAt = chaos.points + count;
            }, points)
            .catch(() => undefined),
        ),
      );
    },
    killNow: () => closeWorkers(session),
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
