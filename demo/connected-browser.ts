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

/** Opens a browser with the extension and connects it on the options page, as a person does. */
export async function openConnectedBrowser(options: BrowserOptions, token: string): Promise<BrowserSession> {
  const session = await openBrowser(options);
  try {
    const page = await optionsPage(session);
    await connectOnOptionsPage(page, token);
    await page.close();
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** Fills in the options page and waits until it says that AppSprint is connected. */
export async function connectOnOptionsPage(page: Page, token: string): Promise<void> {
  await page.getByLabel('Access token').fill(token);
  await page.getByRole('button', { name: 'Connect' }).click();
  await page.getByText(`Connected to`).waitFor({ timeout: 20_000 });
}

/** The options page, which the extension opens by itself after its installation. */
export async function optionsPage(session: BrowserSession): Promise<Page> {
  const address = `chrome-extension://${session.extensionId}/options.html`;
  for (let tries = 0; tries < 50; tries++) {
    const opened = session.context.pages().find((page) => page.url() === address);
    if (opened !== undefined) return opened;
    await wait(100);
  }
  throw new DemoProblem('The extension did not open its options page after its installation.');
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
