import type { FrontDoor } from '../../demo/browser/index.ts';
import { openStageDoor } from '../../demo/connected-browser.ts';
import { tellStory } from '../../sandbox/scenario/index.ts';
import { publishedStage, test } from '../e2e/stage.ts';
import type { JourneyBrowser } from './browser.ts';
import { openChromium } from './chromium.ts';
import { getFirefox, openFirefox } from './firefox/index.ts';
import { journey } from './journey.ts';

const browsers = {
  Chromium: (frontDoor: FrontDoor) => openChromium({ ...publishedStage(), frontDoor }),
  Firefox: async (frontDoor: FrontDoor) =>
    openFirefox({
      executablePath: await getFirefox(console.log),
      extensionDir: publishedStage().firefoxExtensionDir,
      frontDoor,
    }),
};

for (const [name, open] of Object.entries(browsers)) {
  test.describe(`in ${name}`, () => {
    test.describe.configure({ mode: 'serial' });
    let door: FrontDoor;
    let browser: JourneyBrowser;

    test.beforeAll(async () => {
      door = await openStageDoor(publishedStage());
      browser = await open(door);
    });

    test.afterAll(async () => {
      await browser?.close();
      await door?.close();
    });

    for (const { name: step, take } of journey) {
      test(step, async () => {
        const { story, token } = publishedStage();
        await take(browser, { story: tellStory(story), token });
      });
    }
  });
}
