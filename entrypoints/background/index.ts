import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { answerAll } from '#lib/messages';
import { savedDisplay } from '#lib/settings';
import { watchForAlerts } from './alerts.ts';
import { deliverWhenPossible } from './command-desk.ts';
import { createWork } from './handlers.ts';
import { enterOpenTabs } from './open-tabs.ts';
import { Tabs } from './tabs.ts';

export default defineBackground(() => {
  // Everything is registered before anything is awaited: the browser only wakes a worker for listeners it had then.
  const origin = browser.runtime.getURL('/').replace(/\/$/, '');
  const { handlers, desk, telling, noteFailure } = createWork(new Tabs(async () => (await savedDisplay()).paused), () =>
    Date.now(),
  );
  answerAll(handlers, { id: browser.runtime.id, origin });
  deliverWhenPossible(desk, { network: globalThis, noteFailure: (error) => noteFailure('commands', error) });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: '/first-run.html' });
  });
  watchForAlerts(
    () => Date.now(),
    (error) => noteFailure('alerts', error),
  );
  // Firefox does it by itself (MDN, content scripts: loaded into open tabs when an extension is installed).
  if (!import.meta.env.FIREFOX) {
    void enterOpenTabs(telling).catch((error: unknown) => noteFailure('open tabs', error));
  }
  // The access token is in this area, and content scripts could read it otherwise.
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
});
