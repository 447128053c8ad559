import type { browser } from 'wxt/browser';
import type { ChaosWorld } from './world.ts';

/** The extension's own API, inside its pages and its worker. */
declare const chrome: typeof browser & {
  readonly alarms: { readonly onAlarm: { dispatch(alarm: { name: string; scheduledTime: number }): void } };
};

/** An alarm goes off before its time. */
export async function ring(world: ChaosWorld, alarm: string): Promise<string> {
  for (const worker of world.browser().context.serviceWorkers()) {
    await worker
      .evaluate((name) => chrome.alarms.onAlarm.dispatch({ name, scheduledTime: Date.now() }), alarm)
      // It may just have ended.
      .catch(() => undefined);
  }
  return alarm;
}

/** An alarm goes off before its time, where the browser has it. Whether it has. */
export async function ringSetAlarm(world: ChaosWorld, alarm: string): Promise<boolean> {
  const page = await world.mainPage();
  const isSet = await page.evaluate(async (name) => (await chrome.alarms.get(name)) !== undefined, alarm);
  if (isSet) await ring(world, alarm);
  return isSet;
}
