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
/** Milliseconds for a worker to say how it is. */
const patience = 3_000;

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
    const tale = await asked(worker, tellOfLife, toDie > 0 ? coverage.leastDied() : []);
    for (const point of tale?.untold ?? []) coverage.reached(point);
    if (tale === null || tale.diedAt === null) return;
    if (tale.isNew) {
      toDie = Math.max(0, toDie - 1);
      coverage.died(tale.diedAt);
      fresh.push(tale.diedAt);
    }
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
      await Promise.all(context.serviceWorkers().map((worker) => asked(worker, dieSoon, points)));
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

/** Runs in the worker. */
function tellOfLife(dieAtOneOf: readonly string[]) {
  const { chaos } = globalThis as unknown as ChaosScope;
  if (chaos === undefined) return null;
  chaos.dieAtOneOf = new Set(dieAtOneOf);
  const { diedAt, isDeathTold, untold } = chaos;
  chaos.isDeathTold = diedAt !== null;
  chaos.untold = [];
  return { diedAt, isNew: !isDeathTold, untold };
}

/** Runs in the worker. */
function dieSoon(points: number): null {
  const { chaos } = globalThis as unknown as ChaosScope;
  if (chaos !== undefined) chaos.dieAt = chaos.points + points;
  return null;
}

/** What a worker answers; null where it ended meanwhile, and after a while: one that is just ending may never answer. */
function asked<A, R>(worker: Worker, act: (content: A) => R, content: A): Promise<R | null> {
  const late = new Promise<null>((over) => setTimeout(over, patience, null));
  // Playwright's own types ask for a content without its wrappers.
  return Promise.race([worker.evaluate(act as (content: unknown) => R, content as unknown).catch(() => null), late]);
}

async function closeWorkers(session: CDPSession): Promise<void> {
  const { targetInfos } = await session.send('Target.getTargets');
  for (const { type, targetId } of targetInfos) {
    // It may have ended by itself since.
    if (type === 'service_worker') await session.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }
}
