import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { savedDisplay } from '#lib/settings';
import { createDisplayHandlers } from './display-handlers.ts';
import { Tabs } from './tabs.ts';
import { createTabTelling } from './tell-tabs.ts';

const page = { tabId: null };
let list: { readonly tabId: number };
let handlers: ReturnType<typeof createDisplayHandlers>;
let tabs: Browser.tabs.Tab[];
let told: { readonly tabId: number; readonly paused: unknown }[];

const startWorker = () => {
  const known = new Tabs(async () => (await savedDisplay()).paused);
  return createDisplayHandlers(known, createTabTelling(known));
};

beforeEach(async () => {
  fakeBrowser.reset();
  told = [];
  tabs = [await fakeBrowser.tabs.create({ url: 'https://ads.tiktok.com/i18n/manage/campaign' })];
  list = { tabId: tabs[0]?.id ?? 0 };
  // The fake browser has no content scripts; what a tab is told is written down instead.
  const send = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((...sent: unknown[]) => {
    const [tabId, message, , answer] = sent as [number, { data: { paused: unknown } }, unknown, (res: unknown) => void];
    told.push({ tabId, paused: message.data.paused });
    answer({});
  });
  // Nor does it know patterns of addresses: every tab of these tests is one of Ads Manager.
  const query = vi.spyOn(fakeBrowser.tabs, 'query');
  query.mockImplementation(async () => tabs);
  handlers = startWorker();
  return () => {
    send.mockRestore();
    query.mockRestore();
  };
});

const badge = async () => ({
  text: await fakeBrowser.action.getBadgeText(list),
  title: await fakeBrowser.action.getTitle(list),
});

describe('a tab', () => {
  test('that is paused is told so at once and has a quiet word in its badge', async () => {
    expect(await handlers.pauseTab({ tabId: list.tabId, paused: true }, page)).toMatchObject({ paused: 'tab' });
    expect(told).toEqual([{ tabId: list.tabId, paused: 'tab' }]);
    expect(await badge()).toEqual({ text: 'off', title: expect.stringContaining('Paused in this tab') });
    await handlers.pauseTab({ tabId: list.tabId, paused: false }, page);
    expect(told.at(-1)).toEqual({ tabId: list.tabId, paused: null });
    expect(await badge()).toEqual({ text: '', title: 'AppSprint Companion' });
  });

  test('can pause itself, and no other', async () => {
    await handlers.pauseThisTab(undefined, list);
    expect(await handlers.tabState(list.tabId, page)).toMatchObject({ paused: 'tab' });
    expect(await handlers.tabState(list.tabId + 1, page)).toMatchObject({ paused: null });
  });

  test('stays paused for the next worker, and after it was loaded again', async () => {
    await handlers.pauseThisTab(undefined, list);
    handlers = startWorker();
    expect(await handlers.tabSettings(undefined, list)).toMatchObject({ paused: 'tab' });
  });

  test('gets its columns and nothing that only pages of the extension may know', async () => {
    expect(await handlers.tabSettings(undefined, list)).toEqual({
      columns: { campaign: expect.any(Array), adgroup: expect.any(Array), ad: expect.any(Array) },
      paused: null,
      readReplies: true,
    });
  });
});

describe('what is changed in Options', () => {
  test('reaches every open tab of Ads Manager', async () => {
    const other = await fakeBrowser.tabs.create({ url: 'https://ads.tiktok.com/i18n/manage/creative' });
    tabs.push(other);
    await handlers.changeDisplay({ paused: true }, page);
    const everywhere = told.filter(({ paused }) => paused === 'everywhere').map(({ tabId }) => tabId);
    expect(everywhere).toEqual(expect.arrayContaining([list.tabId, other.id]));
    expect((await badge()).title).toContain('Paused in every tab');
    await handlers.changeDisplay({ paused: false }, page);
    expect((await badge()).text).toBe('');
  });

  test('lets a tab stay paused that was paused by itself', async () => {
    await handlers.pauseThisTab(undefined, list);
    await handlers.changeDisplay({ paused: true }, page);
    await handlers.changeDisplay({ paused: false }, page);
    expect(told.at(-1)).toEqual({ tabId: list.tabId, paused: 'tab' });
  });
});
