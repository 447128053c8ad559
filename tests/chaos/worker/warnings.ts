import { setTimeout as pause } from 'node:timers/promises';
import type { browser } from 'wxt/browser';
import { type Act, patience, within } from './act.ts';
import { ring } from './alarms.ts';
import { answered } from './asking.ts';
import { withTabsClosed } from './list-questions.ts';
import type { ChaosWorld } from './world.ts';

/** The extension's own API, inside its pages and its worker. */
declare const chrome: typeof browser & {
  readonly notifications: { readonly onClicked: { dispatch(id: string): void } };
};

/** Milliseconds for a look at whether somebody has to be warned. */
const lookTime = 1_500;

/** The background warns by a notification, and the person follows one. */
export const warnings: readonly Act[] = [
  {
    name: 'is warned on another day in',
    weight: 2,
    async take({ world, random }) {
      const language = random.pick([null, 'de']);
      const { mood } = world.api;
      await answered(world, 'changeLook', { theme: 'dark', language });
      // What is told once a day is told again, and a token that is refused is something to tell.
      await (await world.mainPage()).evaluate(() => chrome.storage.local.remove('alertsTold'));
      world.api.mood = 'refusing';
      await ring(world, 'alerts');
      const end = performance.now() + lookTime;
      while ((await shownNow(world)).length === 0 && performance.now() < end) await pause(100);
      world.api.mood = mood;
      await answered(world, 'changeLook', { theme: 'dark', language: null });
      return `${language ?? 'English'}, ${(await shownNow(world)).length} times`;
    },
  },
  {
    name: 'follows a warning',
    weight: 2,
    async take({ world }) {
      const [shown] = await shownNow(world);
      if (shown === undefined) return 'and there is none';
      await withTabsClosed(world, async () => {
        for (const worker of world.browser().context.serviceWorkers()) {
          // It may just have ended.
          await within(
            patience,
            worker.evaluate((id) => chrome.notifications.onClicked.dispatch(id), shown),
          );
        }
        const opened = world.browser().context.waitForEvent('page', { timeout: lookTime });
        await within(lookTime, opened);
      });
      return shown;
    },
  },
];

/** Notifications of ours that stand on the screen. */
async function shownNow(world: ChaosWorld): Promise<readonly string[]> {
  const page = await world.mainPage();
  return page.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
}
