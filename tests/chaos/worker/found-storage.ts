import type { browser } from 'wxt/browser';
import type { Act } from './act.ts';
import { answered } from './asking.ts';

/** The extension's own API, inside its pages. */
declare const chrome: typeof browser;

/** What the extension finds in its storage beside what this version wrote. */
export const findings: readonly Act[] = [
  {
    name: 'finds something kept that it cannot read',
    weight: 1,
    async take({ world }) {
      const page = await world.mainPage();
      await page.evaluate(() => chrome.storage.local.set({ look: { theme: 'dark', language: null, font: 'serif' } }));
      await answered(world, 'changeLook', { theme: 'dark', language: null });
    },
  },
  {
    name: 'finds something kept by an earlier version',
    weight: 1,
    async take({ world }) {
      const page = await world.mainPage();
      // The step to this version leaves what is in its form already as it is.
      await page.evaluate(() => chrome.storage.local.set({ testEvents$: { v: 1 } }));
      await answered(world, 'testEvents', null);
    },
  },
];
