import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { getBrowser } from './browser/index.ts';
import { checkList } from './check.ts';
import { listAddress, openConnectedBrowser, openStageDoor, screenshotFolder } from './connected-browser.ts';
import { buildExtension } from './extension-build.ts';
import { createProgress } from './progress.ts';
import { openStage } from './stage.ts';

const usage = 'Use npm start to look around, or npm start -- --check to check every painted figure and end.';

/** `npm start`: everything running with sample data. `--check`: the same without a window, compared with the story. */
async function main(): Promise<void> {
  const { check } = readArguments();
  const progress = createProgress();
  const started = performance.now();
  await using cleanUp = new AsyncDisposableStack();
  const stopped = stopSignal();

  const executablePath = await getBrowser(progress.say);
  const stage = await openStage({ seed: 7, campaigns: 24 }, progress);
  cleanUp.defer(() => stage.close());
  progress.say('Building the extension …');
  const extensionDir = await buildExtension(join(stage.folder, 'extension'));

  progress.say('Opening Chromium with the extension …');
  const frontDoor = await openStageDoor({ apiUrl: stage.api.url, sandboxUrl: stage.sandbox.url });
  cleanUp.defer(() => frontDoor.close());
  const headless = check || !hasDisplay();
  const session = await openConnectedBrowser(
    { executablePath, extensionDir, frontDoor, headless, viewport: headless ? { width: 1440, height: 900 } : null, windowSize: { width: 1440, height: 960 } },
    stage.token,
  );
  cleanUp.defer(() => session.close());
  const page = session.context.pages()[0] ?? (await session.context.newPage());
  await page.goto(listAddress(stage, 'campaign'));
  const result = await checkList(page, stage.story);
  progress.say(`First figures are on the page after ${Math.round((performance.now() - started) / 1000)} s.`);

  if (check || headless) {
    await mkdir(screenshotFolder, { recursive: true });
    await page.screenshot({ path: join(screenshotFolder, 'list.png') });
    const popup = await session.extensionPage('popup.html');
    await popup.setViewportSize({ width: 380, height: 600 });
    await popup.getByRole('button', { name: 'Copy' }).waitFor();
    await popup.screenshot({ path: join(screenshotFolder, 'popup.png') });
    progress.say(`Screenshots: ${join(screenshotFolder, 'list.png')} and popup.png`);
  }
  if (check) {
    process.stdout.write(`${JSON.stringify(result.rows)}\n`);
    for (const difference of result.differences) progress.say(difference);
    process.exitCode = result.differences.length === 0 ? 0 : 1;
    return;
  }
  progress.say(`
Ads Manager     ${page.url()}
AppSprint API   ${stage.api.url} (OpenAPI: ${stage.api.url}/openapi.json)
Access token    ${stage.token}
App id          ${stage.appId}
${headless ? 'There is no display, so Chromium runs without a window; look at the screenshots in ./out.' : 'Close the browser window or press Ctrl+C to end.'}`);
  await Promise.race([stopped, new Promise<void>((resolve) => session.context.once('close', () => resolve()))]);
}

function readArguments(): { readonly check: boolean } {
  try {
    const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
    return { check: values.check };
  } catch {
    throw new Error(`This option is not known. ${usage}`);
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
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
