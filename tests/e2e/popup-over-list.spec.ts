import type { ServerResponse } from 'node:http';
import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { listAddress } from '../../demo/connected-browser.ts';
import { besideList } from './extension.ts';
import type { Gate } from './gate.ts';
import { expectAllPainted, expectations, paintedCells } from './rows.ts';
import { expect, test } from './stage.ts';

/** The extension's own API, inside its pages. */
declare const chrome: typeof browser;

/** The popup in a tab of its own, while another tab is the one in front, as under a real popup. */
async function popupOver(popup: Page, front: Page): Promise<void> {
  await front.bringToFront();
  await popup.reload();
}

const otherApp = { id: 'app_second1', name: 'Sunrise' };

/** Makes the token one of two apps, of which the second has an advertiser of its own; everything else is the API's answer. */
function addApp(gate: Gate, apiUrl: string, appId: string, advertiserId: string): void {
  gate.breakWith(async (incoming, outgoing: ServerResponse) => {
    const isOther = incoming.url?.includes(otherApp.id) === true;
    const address = new URL((incoming.url ?? '/').replace(otherApp.id, appId), apiUrl);
    const body: Buffer[] = [];
    for await (const part of incoming) body.push(part as Buffer);
    const answer = await fetch(address, {
      method: incoming.method ?? 'GET',
      headers: { authorization: incoming.headers.authorization ?? '', 'content-type': 'application/json' },
      ...(body.length === 0 ? {} : { body: Buffer.concat(body) }),
    });
    const json = await answer.json();
    if (address.pathname === '/v1/me') json.data.apps.push(otherApp);
    if (isOther && address.pathname.endsWith('/tiktok-ads')) {
      json.data.app = otherApp;
      json.data.advertiser = { ...json.data.advertiser, id: advertiserId, name: 'Sunrise account' };
    }
    const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*' };
    outgoing.writeHead(answer.status, headers).end(JSON.stringify(json));
  });
}

test('the app of the ad account in the tab behind comes first, is offered, and is shown once it is picked', async ({
  connected,
  adsManager,
  gate,
  stage,
  story,
}) => {
  const otherAdvertiser = '7219999999999999999';
  addApp(gate, stage.apiUrl, stage.appId, otherAdvertiser);
  const popup = await connected.extensionPage('popup.html');
  const picker = popup.getByRole('combobox', { name: 'App and advertiser' });
  const options = picker.getByRole('option');
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await popupOver(popup, adsManager);
  await expect(options).toHaveText([/^Dreamly/, /^Sunrise/]);
  await adsManager.goto(listAddress({ story }, 'campaign').replace(story.advertiser.id, otherAdvertiser));
  await popupOver(popup, adsManager);
  await expect(options).toHaveText([
    'Sunrise · Sunrise account',
    `${story.advertiser.name} · ${story.advertiser.name}`,
  ]);
  await expect(picker).toHaveValue(stage.appId);
  await popup.getByRole('button', { name: 'Show Sunrise' }).click();
  await expect(picker).toHaveValue(otherApp.id);
  await expect(popup.getByText('Sunrise account · EUR · Europe/Paris')).toBeVisible();
});

test('the list in the tab behind is paused and resumed from the popup', async ({ connected, adsManager, story }) => {
  await adsManager.goto(listAddress({ story }, 'campaign', { page_size: '10' }));
  const all = expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '');
  await expectAllPainted(adsManager, all);
  const popup = await connected.extensionPage('popup.html');
  await popupOver(popup, adsManager);
  await popup.getByRole('button', { name: 'Pause in this tab' }).click();
  await expect(popup.getByRole('button', { name: 'Resume in this tab' })).toBeVisible();
  await expect.poll(() => paintedCells(adsManager)).toEqual([]);
  await popup.getByRole('button', { name: 'Resume in this tab' }).click();
  await expect(popup.getByRole('button', { name: 'Pause in this tab' })).toBeVisible();
  await expectAllPainted(adsManager, all);
});

test('over any other tab there is nothing to pause, and the popup says where the numbers appear', async ({
  connected,
}) => {
  const popup = await connected.extensionPage('popup.html');
  await expect(popup.getByRole('button', { name: 'Pause in this tab' })).toBeDisabled();
});

test('the popup opens the panel beside the page', async ({ connected }) => {
  const beside = await besideList(connected);
  const popup = await connected.extensionPage('popup.html');
  await popup.getByRole('button', { name: 'Open panel' }).click();
  const panels = () =>
    beside.evaluate(async () => {
      const contexts = await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] });
      return contexts.map(({ documentUrl }) => documentUrl);
    });
  await expect.poll(panels).toEqual([`chrome-extension://${connected.extensionId}/sidepanel.html`]);
});
