import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import type { FrontDoor } from './front-door.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface BrowserOptions {
  readonly executablePath: string;
  /** Folder of the built extension, the one with manifest.json. */
  readonly extensionDir: string;
  readonly frontDoor: Pick<FrontDoor, 'hosts' | 'port' | 'publicKeyHash'>;
  readonly headless: boolean;
  /** Size of every page; `null` lets pages follow the window, as a person expects. */
  readonly viewport: Size | null;
  /** BCP 47, such as `en-US`. */
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly windowSize?: Size;
  /** Folder of a profile that stays; without it each browser has a fresh one, which goes with it. */
  readonly profile?: string;
}

/** A browser with the extension in it, which reaches the front door's hosts and nothing else. */
export interface BrowserSession {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly serviceWorker: Worker;
  /** Opens a page of the extension, such as `popup.html`, in a new tab. */
  extensionPage(path: string): Promise<Page>;
  /** Closes the browser and removes its profile, unless that stays. */
  close(): Promise<void>;
}

/** Starts Chromium with the extension. Throws when the browser does not start or the extension does not load. */
export async function openBrowser(options: BrowserOptions): Promise<BrowserSession> {
  if (!existsSync(join(options.extensionDir, 'manifest.json'))) {
    throw new Error(`There is no built extension in ${options.extensionDir}: build it first with npm run build.`);
  }
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'appsprint-browser-')));
  const removeProfile = async () => {
    if (options.profile === undefined)
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  const context = await chromium
    .launchPersistentContext(profile, {
      executablePath: options.executablePath,
      headless: options.headless,
      viewport: options.viewport,
      locale: options.locale ?? 'en-US',
      colorScheme: options.colorScheme ?? 'light',
      args: browserArguments(options),
      // Playwright would end the whole process at once; whoever opened the browser cleans up in its own order.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    .catch(async (error: unknown) => {
      await removeProfile();
      throw new Error(`${options.executablePath} did not start: ${firstLine(error)}`, { cause: error });
    });
  const close = async () => {
    await context.close();
    await removeProfile();
  };
  try {
    const serviceWorker = await extensionWorker(context, options.extensionDir);
    const extensionId = new URL(serviceWorker.url()).host;
    const extensionPage = async (path: string) => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${path}`);
      return page;
    };
    return { context, extensionId, serviceWorker, extensionPage, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function extensionWorker(context: BrowserContext, extensionDir: string): Promise<Worker> {
  const started = context.serviceWorkers()[0];
  if (started) return started;
  try {
    return await context.waitForEvent('serviceworker', { timeout: 20_000 });
  } catch (error) {
    throw new Error(`The browser did not load the extension in ${extensionDir}: ${firstLine(error)}`, { cause: error });
  }
}

function browserArguments({ extensionDir, frontDoor, windowSize }: BrowserOptions): string[] {
  const extension = resolve(extensionDir);
  const doors = frontDoor.hosts.map((host) => `MAP ${host}:443 127.0.0.1:${frontDoor.port}`);
  // The first rule that matches wins, so everything else in the world comes last, as not found.
  const rules = [...doors, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'];
  return [
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    `--host-resolver-rules=${rules.join(', ')}`,
    `--ignore-certificate-errors-spki-list=${frontDoor.publicKeyHash}`,
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
    ...(windowSize ? [`--window-size=${windowSize.width},${windowSize.height}`] : []),
  ];
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
