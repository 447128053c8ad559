import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { enterOpenTabs } from './open-tabs.ts';

const scripts = [
  { js: ['tap.js'], matches: ['https://ads.tiktok.com/i18n/*'], world: 'MAIN' },
  { js: ['ads-manager.js'], matches: ['https://ads.tiktok.com/i18n/*'] },
  { js: ['business-center.js'], matches: ['https://business.tiktok.com/*'] },
];
/** Tabs that are open, by what their script is listed for. */
const open: Readonly<Record<string, readonly number[]>> = {
  'https://ads.tiktok.com/i18n/*': [1, 2],
  'https://business.tiktok.com/*': [3],
};
let entered: string[];
let heard: Set<number>;
const enter = () => enterOpenTabs({ isHeard: async (tabId) => heard.has(tabId) });

beforeEach(() => {
  fakeBrowser.reset();
  [entered, heard] = [[], new Set()];
  const spies = [
    vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ content_scripts: scripts } as never),
    vi
      .spyOn(fakeBrowser.tabs, 'query')
      .mockImplementation(async ({ url }) => (open[String(url)] ?? []).map((id) => ({ id }) as never)),
    vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation(async (...asked: unknown[]) => {
      const [{ target, files }] = asked as [{ target: { tabId: number }; files: string[] }];
      entered.push(`${target.tabId} ${files.join()}`);
      return [];
    }),
  ];
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
});

test('every open tab gets the script of its site, and never the tap, once for each version', async () => {
  await enter();
  expect(entered).toEqual(['1 ads-manager.js', '2 ads-manager.js', '3 business-center.js']);
  await enter();
  expect(entered).toHaveLength(3);
});

test('a tab whose script hears us is left alone', async () => {
  heard = new Set([1, 3]);
  await enter();
  expect(entered).toEqual(['2 ads-manager.js']);
});

test('what a worker did not live to end, the next one does', async () => {
  const died = vi.spyOn(fakeBrowser.tabs, 'query').mockRejectedValueOnce(new Error('The worker ended.'));
  await expect(enter()).rejects.toThrow();
  expect(entered).toEqual([]);
  died.mockImplementation(async ({ url }) => (open[String(url)] ?? []).map((id) => ({ id }) as never));
  await enter();
  expect(entered).toHaveLength(3);
});
