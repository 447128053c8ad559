import { getBrowser } from '../../demo/browser/index.ts';
import { buildExtension } from '../../demo/extension-build.ts';
import { createProgress } from '../../demo/progress.ts';
import { openStage } from '../../demo/stage.ts';
import { publishStage } from './stage.ts';

/** One running API and TikTok sandbox for all tests, with a story of 1,000 campaigns played through their routes. */
export default async function setup(): Promise<() => Promise<void>> {
  const cleanUp = new AsyncDisposableStack();
  try {
    const progress = createProgress();
    const stage = await openStage({ seed: 11, campaigns: 1_000 }, progress, cleanUp);
    publishStage({
      apiUrl: stage.api.url,
      sandboxUrl: stage.sandbox.url,
      token: stage.token,
      appId: stage.appId,
      story: { seed: 11, campaigns: 1_000, lastDay: stage.story.days.at(-1) ?? '', publicUrl: stage.api.url },
      extensionDir: process.env.EXTENSION_DIR ?? (await buildExtension(cleanUp, 'chromium')),
      firefoxExtensionDir: process.env.FIREFOX_EXTENSION_DIR ?? (await buildExtension(cleanUp, 'firefox')),
      executablePath: await getBrowser(progress.say),
    });
  } catch (error) {
    await cleanUp.disposeAsync();
    throw error;
  }
  return () => cleanUp.disposeAsync();
}
