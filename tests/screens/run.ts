import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getBrowser, openBrowser } from '../../demo/browser/index.ts';
import { connectWith, firstRunPage, openStageDoor, screenshotFolder } from '../../demo/connected-browser.ts';
import { buildExtension } from '../../demo/extension-build.ts';
import { createProgress } from '../../demo/progress.ts';
import { openStage } from '../../demo/stage.ts';
import { openGate } from '../e2e/gate.ts';
import { adsManagerScreens } from './ads-manager-screens.ts';
import { languageScreens } from './language-screens.ts';
import { optionsScreens } from './options-screens.ts';
import { panelScreens } from './panel-screens.ts';
import { popupScreens, unconnectedScreens } from './popup-screens.ts';
import type { Scene, Screen } from './screen.ts';

const folder = join(screenshotFolder, 'screens');

/** `npm run screens [-- WORD]`: pictures of every screen whose name has the word, light and dark, into `out/screens`. */
async function main(word = ''): Promise<void> {
  const wanted = (screens: readonly Screen[]) => screens.filter(({ name }) => name.includes(word));
  const connected = wanted([...popupScreens, ...panelScreens, ...optionsScreens, ...adsManagerScreens]);
  if (word === '') await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await using cleanUp = new AsyncDisposableStack();
  const progress = createProgress();
  const executablePath = await getBrowser(progress.say);
  const extensionDir = process.env.EXTENSION_DIR ?? (await buildExtension(cleanUp, 'chromium'));
  const stage = await openStage({ seed: 7, campaigns: 8 }, progress, cleanUp);
  const gate = await openGate(stage.api.url);
  cleanUp.defer(() => gate.close());
  const frontDoor = await openStageDoor({ apiUrl: gate.url, sandboxUrl: stage.sandbox.url });
  cleanUp.defer(() => frontDoor.close());
  for (const colorScheme of ['light', 'dark'] as const) {
    const viewport = { width: 1280, height: 900 };
    const session = await openBrowser({
      executablePath,
      extensionDir,
      frontDoor,
      headless: true,
      viewport,
      colorScheme,
    });
    const scene: Scene = { session, story: stage.story, gate };
    try {
      await take(wanted(unconnectedScreens), scene, colorScheme);
      const start = await firstRunPage(session);
      await connectWith(start, stage.token);
      await start.close();
      await take(connected, scene, colorScheme);
      // A word is as long in the dark.
      if (colorScheme === 'light') await take(wanted(languageScreens), scene, colorScheme);
    } finally {
      await session.close();
    }
  }
}

async function take(screens: readonly Screen[], scene: Scene, colorScheme: string): Promise<void> {
  for (const screen of screens) {
    try {
      const page = await screen.open(scene);
      for (const width of screen.widths) {
        await page.setViewportSize({ width, height: screen.height });
        await screen.resized?.(page);
        const path = join(folder, `${screen.name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: screen.resized === undefined, animations: 'disabled' });
      }
      await page.close();
    } catch (error) {
      // One state that cannot be reached must not cost the pictures of all others.
      console.error(`${screen.name} (${colorScheme}): ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
    await screen.close?.(scene);
  }
}

await main(process.argv[2]);
