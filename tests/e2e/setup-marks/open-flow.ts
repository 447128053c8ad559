import type { Page } from '@playwright/test';
import { type CreationWalk, type Flow, walkCreation } from '../creation-walk.ts';

/** Opens the creation flow of an advertiser, past the start dialog. */
export async function openFlow(
  page: Page,
  advertiserId: string,
  flow: Flow,
  switches: Readonly<Record<string, string>> = {},
): Promise<CreationWalk> {
  const own = Object.entries(switches).map(([name, value]) => [`sandbox_${name}`, value]);
  const query = new URLSearchParams([['aadvid', advertiserId], ['sandbox_delay', '20'], ...own]);
  await page.goto(`https://ads.tiktok.com/i18n/creation/1nn/create/campaign?${query}`);
  const walk = walkCreation(page, switches.locale ?? 'en', flow);
  await page.getByRole('dialog').getByRole('button', { name: walk.words.buttons.confirm }).click();
  if (flow === 'manual') await walk.turn(walk.words.labels.smartPlus);
  return walk;
}
