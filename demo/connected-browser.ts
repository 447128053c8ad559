import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import {
  type BrowserOptions,
  type BrowserSession,
  type FrontDoor,
  openBrowser,
  openFrontDoor,
} from './browser/index.ts';
import { DemoProblem } from './demo-problem.ts';
import type { Stage } from './stage.ts';

/** Opens a door behind which the browser finds the stage's servers under their real host names. */
export function openStageDoor(stage: { readonly apiUrl: string; readonly sandboxUrl: string }): Promise<FrontDoor> {
  return openFrontDoor({
    routes: {
      'ads.tiktok.com': stage.sandboxUrl,
      'business.tiktok.com': stage.sandboxUrl,
      // The API's own host, as the extension knows it, leads to the API on this machine.
      'api.appsprint.app': stage.apiUrl,
    },
  });
}

/** Opens a browser with the extension and connects it on the page it opens with, as a person does. */
export async function openConnectedBrowser(options: BrowserOptions, token: string): Promise<BrowserSession> {
  const session = await openBrowser(options);
  try {
    const page = await firstRunPage(session);
    await connectWith(page, token);
    await page.close();
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** Fills in the form of the connection and waits until the page says that AppSprint is connected. */
export async function connectWith(page: Page, token: string): Promise<void> {
  await page.getByLabel('Access token').fill(token);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText(`Connected to`).waitFor({ timeout: 20_000 });
}

/** The page that the extension opens by itself after its installation. */
export function firstRunPage(session: BrowserSession): Promise<Page> {
  return pageOf(session, 'first-run.html');
}

/** The options page, where something has opened it. */
export function optionsPage(session: BrowserSession): Promise<Page> {
  return pageOf(session, 'options.html');
}

async function pageOf(session: BrowserSession, path: string): Promise<Page> {
  const address = `chrome-extension://${session.extensionId}/${path}`;
  for (let tries = 0; tries < 50; tries++) {
    const opened = session.context.pages().find((page) => page.url() === address);
    if (opened !== undefined) return opened;
    await wait(100);
  }
  throw new DemoProblem(`The extension did not open its page ${path}.`);
}

/** Address of an Ads Manager list of the story, with the days it shows. */
export function listAddress(
  stage: Pick<Stage, 'story'>,
  level: 'campaign' | 'adgroup' | 'creative',
  query: Readonly<Record<string, string>> = {},
): string {
  const { advertiser, days } = stage.story;
  const search = new URLSearchParams({ aadvid: advertiser.id, st: days[0] ?? '', et: days.at(-1) ?? '', ...query });
  return `https://ads.tiktok.com/i18n/manage/${level}?${search}`;
}

/** Where screenshots of a run go. */
export const screenshotFolder = join(import.meta.dirname, '..', 'out');
