import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { readOverlay } from '../../demo/browser/index.ts';
import { totalsCome } from '../../demo/check.ts';
import { listAddress } from '../../demo/connected-browser.ts';
import type { Scene, Screen } from './screen.ts';

const pages = { widths: [1024, 1280, 1600], height: 800 };
const list = { ...pages, resized: totalsCome };

async function campaigns({ session, story }: Scene): Promise<Page> {
  const page = await session.context.newPage();
  await page.goto(listAddress({ story }, 'campaign'));
  const hasNumbers = async () => (await readOverlay(page)).some(({ state }) => state === 'value');
  while (!(await hasNumbers())) await wait(50);
  return page;
}

export const adsManagerScreens: readonly Screen[] = [
  { name: 'list', ...list, open: campaigns },
  {
    name: 'list-card',
    ...list,
    async open(scene) {
      const page = await campaigns(scene);
      // The overlay's one tab stop stands in its strip; the arrow goes on to the first cell, whose card is shown.
      for (let stops = 0; stops < 60; stops++) {
        await page.keyboard.press('Tab');
        const isOurs = await page.evaluate(() => document.activeElement?.localName === 'appsprint-overlay');
        if (isOurs) break;
      }
      await page.keyboard.press('ArrowDown');
      return page;
    },
  },
  {
    name: 'creation',
    ...pages,
    async open({ session, story }) {
      const page = await session.context.newPage();
      await page.goto(`https://ads.tiktok.com/i18n/creation/1nn/create/campaign?aadvid=${story.advertiser.id}`);
      await page.getByRole('dialog').getByRole('button').last().click();
      await page.waitForLoadState('networkidle');
      return page;
    },
  },
];
