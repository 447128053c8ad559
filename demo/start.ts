import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { type BrowserSession, getBrowser } from './browser/index.ts';
import { checkList, totalsCome } from './check.ts';
import { listAddress, openConnectedBrowser, openStageDoor, screenshotFolder } from './connected-browser.ts';
import { DemoProblem } from './demo-problem.ts';
import { buildExtension } from './extension-build.ts';
import { createProgress, type Progress } from './progress.ts';
import { openStage } from './stage.ts';

const usage = 'Use npm start to look around, or npm start -- --check to check every painted figure and end.';

/** `npm start`: everything running with sample data. `--check`: the same without a window, compared with the story. */
async function main(): Promise<void> {
  const { check } = readArguments();
  await using cleanUp = new AsyncDisposableStack();
  // A check that was stopped before its end has not passed.
  process.exitCode = check ? 1 : 0;
  await Promise.race([check ? runCheck(cleanUp) : runDemo(cleanUp), stopSignal()]);
}

async function runDemo(cleanUp: AsyncDisposableStack): Promise<void> {
  const headless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  const { stage, session, page, progress } = await openDemo(headless, cleanUp);
  if (headless) await takeScreenshots(session, page, progress);
  progress.say(`
Ads Manager     ${page.url()}
AppSprint API   ${stage.api.url} (OpenAPI: ${stage.api.url}/openapi.json)
Access token    ${stage.token}
App id          ${stage.appId}
${headless ? 'There is no display, so Chromium runs without a window: look at the screenshots. Press Ctrl+C to end.' : 'Close the browser window or press Ctrl+C to end.'}`);
  await new Promise<void>((resolve) => session.context.once('close', () => resolve()));
}

async function runCheck(cleanUp: AsyncDisposableStack): Promise<void> {
  const { session, page, progress, result } = await openDemo(true, cleanUp);
  await takeScreenshots(session, page, progress);
  for (const difference of result.differences) progress.say(difference);
  process.stdout.write(`${JSON.stringify(result.rows)}\n`);
  process.exitCode = result.differences.length === 0 ? 0 : 1;
}

/** Brings everything up to the moment when the figures are painted over the list. */
async function openDemo(headless: boolean, cleanUp: AsyncDisposableStack) {
  const progress = createProgress();
  const started = performance.now();
  const executablePath = await getBrowser(progress.say);
  progress.say('Building the extension …');
  const extensionDir = await buildExtension(cleanUp, 'chromium');
  const stage = await openStage({ seed: 7, campaigns: 24 }, progress, cleanUp);

  progress.say('Opening Chromium with the extension …');
  const frontDoor = await openStageDoor({ apiUrl: stage.api.url, sandboxUrl: stage.sandbox.url });
  cleanUp.defer(() => frontDoor.close());
  const size = { width: 1440, height: 900 };
  const session = await openConnectedBrowser(
    { executablePath, extensionDir, frontDoor, headless, viewport: headless ? size : null, windowSize: size },
    stage.token,
  );
  cleanUp.defer(() => session.close());
  const page = session.context.pages()[0] ?? (await session.context.newPage());
  await page.goto(listAddress(stage, 'campaign'));
  const result = await checkList(page, stage.story);
  progress.say(`The first figures are on the page after ${Math.round((performance.now() - started) / 1000)} s.`);
  return { stage, session, page, progress, result };
}

/** Pictures of the list and the popup in `./out`. */
async function takeScreenshots(session: BrowserSession, page: Page, progress: Progress): Promise<void> {
  await mkdir(screenshotFolder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new DemoProblem(
      `The screenshots cannot be saved in ${screenshotFolder} (${error.code ?? error.message}). Make the project's folder writable.`,
    );
  });
  const list = join(screenshotFolder, 'list.png');
  // AppSprint's figures are often there before TikTok's own.
  await page.locator('.KsTable[aria-busy="false"]').waitFor();
  await totalsCome(page);
  await page.screenshot({ path: list });
  const popup = await session.extensionPage('popup.html');
  await popup.setViewportSize({ width: 380, height: 600 });
  await popup.getByRole('button', { name: 'Copy' }).waitFor();
  await popup.locator('body').screenshot({ path: join(screenshotFolder, 'popup.png') });
  await popup.close();
  progress.say(`Screenshots: ${list} and popup.png beside it`);
}

function readArguments(): { readonly check: boolean } {
  try {
    const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
    return { check: values.check };
  } catch {
    throw new Error(`This option is not known. ${usage}`);
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
