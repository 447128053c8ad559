import { browser } from 'wxt/browser';
import type { Handlers } from '#lib/messages';

/**
 * Erases everything this extension keeps in the browser: connection, settings, figures, what was told, and the access to a team's
 * own API.
 * @param forget ends what the worker itself still remembers of the connection
 * @param tellTabs tells the open tabs what is to be shown now: what they were told before is erased too
 */
export function createEraseHandler(
  forget: () => Promise<void>,
  tellTabs: () => Promise<void>,
): Pick<Handlers, 'eraseEverything'> {
  return {
    async eraseEverything() {
      await forget();
      await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
      const shown = Object.keys(await browser.notifications.getAll());
      await Promise.all(shown.map((id) => browser.notifications.clear(id)));
      await giveBackHosts();
      await tellTabs();
      return undefined;
    },
  };
}

/** What the manifest asks for stays; only what was granted beside it can be given back. */
async function giveBackHosts(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const { host_permissions: hosts = [], content_scripts: scripts = [] } = browser.runtime.getManifest();
  // The places of content scripts count as required hosts too.
  const required = [...hosts, ...scripts.flatMap(({ matches = [] }) => matches)];
  const granted = origins.filter((origin) => !required.includes(origin));
  if (granted.length > 0) await browser.permissions.remove({ origins: granted });
}
