import { beforeEach, expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PixelId } from '#lib/appsprint/contract';
import { createSetupHandlers } from './setup-handlers.ts';
import { Tabs } from './tabs.ts';

const handlers = createSetupHandlers(new Tabs(async () => false));
const fromTab = { tabId: 7 };
const openTabs = async () => (await browser.tabs.query({})).map(({ url }) => url);

beforeEach(() => fakeBrowser.reset());

test('the help page of a check opens in a tab of its own', async () => {
  await handlers.openHelpPage('optimisation-event', fromTab);
  expect(await openTabs()).toContain('/checks/optimisation-event.html');
});

test.each(['brand-safety', 'toString', '../options', ''])('"%s" is no check, so nothing opens', async (rule) => {
  const before = await openTabs();
  await handlers.openHelpPage(rule, fromTab);
  expect(await openTabs()).toEqual(before);
});

test('a Pixel ID is brought to its field in Options by the address alone, and nothing is saved', async () => {
  await handlers.openPixelOptions(PixelId.parse('CLK0P3JC77U4J3M3Q5T0'), fromTab);
  expect(await openTabs()).toContain('/options.html?pixel=CLK0P3JC77U4J3M3Q5T0#pixel');
  expect(await fakeBrowser.storage.local.get(null)).toEqual({});
});
