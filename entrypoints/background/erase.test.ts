import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppId } from '#lib/appsprint/contract';
import { saveConnection, savedDisplay } from '#lib/settings';
import { createWork } from './handlers.ts';
import { Tabs } from './tabs.ts';

const page = { tabId: null };
const list = { tabId: 7 };
const missing = {
  feature: 'list rows',
  reading: 'row id',
  problem: 'missing' as const,
  generation: 'keystone' as const,
  detail: 'none in 3 cells',
  times: 1,
};

beforeEach(() => {
  fakeBrowser.reset();
  // The fake browser has no notifications and no permissions: none are shown, none were granted.
  const spies = [
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((...sent: unknown[]) => {
      (sent[3] as (answer: unknown) => void)({});
    }),
    vi.spyOn(fakeBrowser.notifications, 'getAll').mockImplementation(async () => ({})),
    vi.spyOn(fakeBrowser.permissions, 'getAll').mockImplementation(async () => ({ origins: [] })),
    vi.spyOn(fakeBrowser.runtime, 'getManifest').mockImplementation(() => ({ version: '0.1.0' }) as never),
  ];
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
});

async function stored(): Promise<string> {
  return JSON.stringify([await fakeBrowser.storage.local.get(), await fakeBrowser.storage.session.get()]);
}

test('after everything was erased, nothing of before comes back out of the worker’s memory', async () => {
  const { handlers } = createWork(new Tabs(async () => (await savedDisplay()).paused), () => 0);
  const appId = AppId.parse('app_moonlight');
  await saveConnection({ apiAddress: 'http://127.0.0.1:9', token: 'asc_secret', appId });
  await handlers.listState('no-room', list);
  await handlers.pauseThisTab(undefined, list);
  await handlers.pageHealth([missing], list);
  await handlers.sendTestEvent(
    { id: crypto.randomUUID(), body: { testEventCode: 'TEST12345', event: 'Purchase' } },
    page,
  );
  expect(await stored()).toMatch(/asc_secret.*TEST12345|TEST12345.*asc_secret/);

  await handlers.eraseEverything(undefined, page);
  expect(await stored()).toBe('[{},{}]');

  // Whatever is noted afterwards brings nothing of before with it.
  await handlers.listState('painting', { tabId: 8 });
  await handlers.pauseThisTab(undefined, { tabId: 8 });
  await handlers.pageHealth([{ ...missing, reading: 'row name' }], { tabId: 8 });
  expect(await handlers.tabState(7, page)).toEqual({ list: null, figures: null, paused: null });
  expect((await handlers.recentPageHealth(undefined, page)).map(({ reading }) => reading)).toEqual(['row name']);
  expect(await stored()).not.toMatch(/no-room|"7"|row id|asc_secret|TEST12345|moonlight/);
});

test('a tab that was paused is told after everything was erased that it is not any more', async () => {
  const { handlers } = createWork(new Tabs(async () => (await savedDisplay()).paused), () => 0);
  const query = vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => [{ id: list.tabId }] as never);
  await handlers.pauseThisTab(undefined, list);
  await handlers.eraseEverything(undefined, page);
  const told = vi.mocked(fakeBrowser.tabs.sendMessage).mock.calls.at(-1) as unknown[] | undefined;
  expect(told?.slice(0, 2)).toMatchObject([list.tabId, { data: { paused: null } }]);
  query.mockRestore();
});

test('what a newer version of the extension kept is erased too when a person says so', async () => {
  await fakeBrowser.storage.local.set({ display: { shape: 'of the future' }, display$: { v: 99 }, connection: {} });
  const { handlers } = createWork(new Tabs(async () => (await savedDisplay()).paused), () => 0);
  await handlers.eraseEverything(undefined, page);
  expect(await stored()).toBe('[{},{}]');
  await handlers.changeLook({ theme: 'dark', language: null }, page);
  expect(await fakeBrowser.storage.local.get('look')).toEqual({ look: { theme: 'dark', language: null } });
});
