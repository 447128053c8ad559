import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { answerAll } from '#lib/messages';
import { savedDisplay } from '#lib/settings';
import { createHandlers } from './handlers.ts';
import { enterOpenTabs } from './open-tabs.ts';
import { Tabs } from './tabs.ts';

export default defineBackground(() => {
  // Everything is registered before anything is awaited: the browser only wakes a worker for listeners it had then.
  const origin = browser.runtime.getURL('/').replace(/\/$/, '');
  answerAll(
    createHandlers(new Tabs(async () => (await savedDisplay()).paused), () => Date.now()),
    { id: browser.runtime.id, origin },
  );
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.runtime.openOptionsPage();
    if (reason === 'install' || reason === 'update') void enterOpenTabs();
  });
  // The access token is in this area, and content scripts could read it otherwise.
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
});
