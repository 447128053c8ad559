import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type BrowserSession, type FrontDoor, getBrowser, openBrowser } from '../../../demo/browser/index.ts';
import { connectWith, firstRunPage, openStageDoor } from '../../../demo/connected-browser.ts';
import { buildExtension } from '../../../demo/extension-build.ts';
import { openStage, type Stage } from '../../../demo/stage.ts';
import { updateExtension } from '../../e2e/extension.ts';
import { type FaultyApi, openFaultyApi } from './faulty-api.ts';
import { instrumentExtension } from './instrument.ts';
import { type Killer, openKiller } from './killer.ts';

/** Everything one batch of runs plays in: servers, and a browser that may be started again on its profile. */
export interface ChaosWorld {
  readonly stage: Stage;
  readonly api: FaultyApi;
  /** Awaits in the worker's code. */
  readonly awaits: number;
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
  /** As it is shipped: for trials that only measure it. */
  readonly worker: 'instrumented' | 'as shipped';
  /** Folder of an extension that is built already; without it one is built. */
  readonly extensionDir?: string | undefined;
}

export async function openChaosWorld(
  cleanUp: AsyncDisposableStack,
  say: (line: string) => void,
  { campaigns, worker, extensionDir: ready = process.env.EXTENSION_DIR }: WorldOptions,
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
  const built = ready ?? (await buildExtension(cleanUp, 'chromium'));
  const extensionDir = join(folder, 'extension');
  const awaits = await instrumentExtension(built, extensionDir, 0);
  const options = {
    executablePath: await getBrowser(console.log),
    extensionDir: worker === 'instrumented' ? extensionDir : built,
    frontDoor: door,
    headless: true,
    viewport: { width: 1440, height: 900 },
    profile: join(folder, 'profile'),
  };
  const start = async (door: FrontDoor) => {
    const session = await openBrowser({ ...options, frontDoor: door });
    const bare = await session.context.newPage();
    return { session, killer: await openKiller(session.context, bare) };
  };
  say(`The extension is there, with ${awaits} awaits in its worker.`);
  let now = await start(door);
  cleanUp.defer(async () => {
    await now.killer.stop();
    await now.session.close();
  });
  const first = await firstRunPage(now.session);
  await connectWith(first, stage.token);
  await first.close();
  if (worker === 'instrumented') {
    await instrumentExtension(built, extensionDir, startDeaths);
    await updateExtension(now.session);
  }
  say('The browser is connected.');
  /** An update closes the extension's own pages. */
  let asking: Page | null = null;
  return {
    stage,
    api,
    awaits,
    browser: () => now.session,
    killer: () => now.killer,
    async mainPage() {
      if (asking === null || asking.isClosed()) asking = await now.session.extensionPage('options.html#display');
      return asking;
    },
    async restart() {
      const { deaths, reached } = now.killer;
      await now.killer.stop();
      await now.session.close();
      now = await start(door);
      for (const [point, times] of deaths) now.killer.deaths.set(point, times);
      for (const point of reached) now.killer.reached.add(point);
    },
  };
}
