import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { builtInAnchors } from '#lib/ads-manager';
import { createAnchorsStore } from '#lib/sync';
import { createPageHandlers, createRing } from './page-handlers.ts';

const list = { tabId: 7 };
const page = { tabId: null };
const handlers = () =>
  createPageHandlers(
    createAnchorsStore(fakeBrowser.storage.local, () => 0),
    { ring: createRing(), version: () => '0.1.0', now: () => 5 },
  );
const missing = {
  feature: 'list rows',
  reading: 'row id',
  problem: 'missing' as const,
  generation: 'keystone' as const,
  detail: 'none in 3 cells',
  times: 1,
};

beforeEach(() => fakeBrowser.reset());

test('without a connection there is no update of the anchors', async () => {
  expect(await handlers().pageAnchors(undefined, list)).toBeNull();
});

test('an update reaches pages without the tables that do not fit', async () => {
  const tables = { keystone: builtInAnchors.keystone, 'vi-table': { selectors: {} } };
  await fakeBrowser.storage.local.set({ pageAnchors: { askedAt: 0, update: { version: 2026112301, tables } } });
  expect(await handlers().pageAnchors(undefined, list)).toEqual({
    version: 2026112301,
    tables: { keystone: builtInAnchors.keystone },
    faults: [{ table: 'vi-table', fault: 'selectors.body does not fit' }],
  });
});

test('what pages report is kept once for each cause, over the background’s sleep', async () => {
  await handlers().pageHealth([missing], list);
  await handlers().pageHealth(
    [
      { ...missing, times: 9 },
      { ...missing, reading: 'row name' },
    ],
    list,
  );
  expect(await handlers().recentPageHealth(undefined, page)).toEqual([
    { ...missing, times: 9, version: '0.1.0', lastAt: 5 },
    { ...missing, reading: 'row name', version: '0.1.0', lastAt: 5 },
  ]);
});

test('an error of a content script is counted over the pages that met it, without what is in its message', async () => {
  const stack = 'at read (chrome-extension://abcdefgh/content-scripts/ads-manager.js:12:34)';
  for (const name of ['Moon', 'Sun']) {
    const fault = { feature: 'script of Ads Manager', name: 'TypeError', message: `Cannot read "${name}"`, stack };
    await handlers().scriptFault(fault, list);
  }
  expect(await handlers().recentPageHealth(undefined, page)).toEqual([
    {
      feature: 'script of Ads Manager',
      reading: 'TypeError content-scripts/ads-manager.js:12:34',
      problem: 'error',
      generation: null,
      version: '0.1.0',
      detail: 'Cannot read "*"',
      times: 2,
      lastAt: 5,
    },
  ]);
});
