import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type BrowserSession, type FrontDoor, getBrowser, openBrowser } from '../../../demo/browser/index.ts';
import { connectWith, firstRunPage, openStageDoor } from '../../../demo/connected-browser.ts';
import { openStage, type Stage } from '../../../demo/stage.ts';
import { updateExtension } from '../../e2e/extension.ts';
import { type Coverage, createCoverage } from './coverage.ts';
import { type FaultyApi, openFaultyApi } from './faulty-api.ts';
import { instrumentExtension } from './instrument.ts';
import { watchKept } from './kept.ts';
import { type Killer, openKiller } from './killer.ts';

/** Everything one batch of runs plays in: servers, and a browser that may be started again on its profile. */
export interface ChaosWorld {
  readonly stage: Stage;
  readonly api: FaultyApi;
  browser(): BrowserSession;
  killer(): Killer;
  /** A page of the extension that stays open, to ask things. */
  mainPage(): Promise<Page>;
  restart(): Promise<void>;
}

/** Share of the worker's lives that end by themselves soon after their start. */
const startDeaths = 0.08;

/** What a world is made of. */
export interface WorldOptions {
  readonly campaigns: number;
  /** Folder of the built extension. */
  readonly extensionDir: string;
  /** Where deaths are written down; null leaves the worker as it is shipped, for trials that only measure it. */
  readonly coverage: Coverage | null;
}

/** Servers and a browser of their own, connected with each other. */
export async function openChaosWorld(
  cleanUp: AsyncDisposableStack,
  say: (line: string) => void,
  { campaigns, extensionDir: built, coverage }: WorldOptions,
): Promise<ChaosWorld> {
  const silent = { say: () => undefined, bar: () => undefined };
  const stage = await openStage({ seed: 7, campaigns }, silent, cleanUp);
  say('The servers are there.');
  const api = await openFaultyApi(stage.api.url);
  cleanUp.defer(() => api.close());
  const door = await openStageDoor({ apiUrl: api.url, sandboxUrl: stage.sandbox.url });
  cleanUp.defer(() => door.close());
  const folder = await mkdtemp(join(tmpdir(), 'appsprint-chaos-browser-'));
  cleanUp.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  const instrumented = join(folder, 'extension');
  if (coverage !== null) await instrumentExtension(built, instrumented, 0);
  const options = {
    executablePath: await getBrowser(console.log),
    extensionDir: coverage === null ? built : instrumented,
    headless: true,
    viewport: { width: 1440, height: 900 },
    profile: join(folder, 'profile'),
  };
  const start = async (frontDoor: FrontDoor) => {
    const session = await openBrowser({ ...options, frontDoor });
    const bare = await session.context.newPage();
    return { session, killer: await openKiller(session.context, bare, coverage ?? createCoverage([], [])) };
  };
  let now = await start(door);
  cleanUp.defer(async () => {
    await now.killer.stop();
    await now.session.close();
  });
  const first = await firstRunPage(now.session);
  await connectWith(first, stage.token);
  await first.close();
  if (coverage !== null) {
    await instrumentExtension(built, instrumented, startDeaths);
    await updateExtension(now.session);
  }
  say('The browser is connected.');
  /** An update closes the extension's own pages. */
  let asking: Page | null = null;
  return {
    stage,
    api,
    browser: () => now.session,
    killer: () => now.killer,
    async mainPage() {
      if (asking === null || asking.isClosed()) {
        asking = await pageOfUpdated(() => now.session.extensionPage('options.html#display'));
        await watchKept(asking);
      }
      return asking;
    },
    async restart() {
      await now.killer.stop();
      await now.session.close();
      now = await start(door);
    },
  };
}

/** An extension that is just being updated has no pages for a moment. */
async function pageOfUpdated(open: () => Promise<Page>): Promise<Page> {
  for (let tries = 0; tries < 20; tries += 1) {
    const page = await open().catch(() => null);
    if (page !== null) return page;
    await pause(200);
  }
  return open();
}
