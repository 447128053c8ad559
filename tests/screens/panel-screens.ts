import type { Page } from '@playwright/test';
import { type Scene, type Screen, settle, settledPage } from './screen.ts';

const panel = { widths: [320, 480, 800], height: 900 };

async function performance(scene: Scene): Promise<Page> {
  const page = await settledPage(scene, 'sidepanel.html');
  await page.getByRole('button', { name: '30 days' }).click();
  await page.getByRole('table').last().getByRole('row').nth(3).waitFor();
  return page;
}

export const panelScreens: readonly Screen[] = [
  { name: 'panel', ...panel, open: performance },
  {
    name: 'panel-filter-and-columns',
    ...panel,
    async open(scene) {
      const page = await performance(scene);
      await page.getByRole('button', { name: 'Filter' }).click();
      await page.getByRole('button', { name: 'Columns' }).click();
      return page;
    },
  },
  {
    name: 'panel-drawer',
    ...panel,
    async open(scene) {
      const page = await performance(scene);
      await page.locator('button.name').first().click();
      await page.getByText('Why the two differ').click();
      return page;
    },
  },
  {
    name: 'panel-nothing-found',
    ...panel,
    async open(scene) {
      const page = await performance(scene);
      await page.getByRole('searchbox').fill('no campaign has this name');
      return page;
    },
  },
  {
    name: 'panel-audit',
    ...panel,
    async open(scene) {
      const page = await settledPage(scene, 'sidepanel.html');
      await page.getByRole('tab', { name: 'Audit' }).click();
      await page.getByRole('button', { name: '30 days' }).click();
      await page.locator('section.finding').first().waitFor();
      await settle(page);
      return page;
    },
  },
  {
    name: 'panel-audit-paste',
    ...panel,
    async open(scene) {
      const page = await settledPage(scene, 'sidepanel.html');
      await page.getByRole('tab', { name: 'Audit' }).click();
      await page.getByLabel('Paste a Website URL').fill(`${scene.story.signalLink.ios}?campaign_id=_CAMPAIGN_ID__`);
      await page.locator('.inspection').waitFor();
      await page.locator('.inspection').scrollIntoViewIfNeeded();
      return page;
    },
  },
  {
    name: 'panel-events',
    ...panel,
    async open(scene) {
      const page = await settledPage(scene, 'sidepanel.html');
      await page.getByRole('tab', { name: 'Events' }).click();
      await page.getByRole('listitem').first().waitFor();
      return page;
    },
  },
  {
    name: 'panel-api-broken',
    ...panel,
    async open(scene) {
      scene.gate.breakWith((_, answer) => answer.writeHead(503).end());
      return settledPage(scene, 'sidepanel.html');
    },
    close: ({ gate }) => gate.mend(),
  },
];
