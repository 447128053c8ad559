import { browser } from 'wxt/browser';
import { ApiError, type Client, createClient, problemOf } from '#lib/appsprint';
import type { Handlers, Outcome } from '#lib/messages';
import { apiAddressOf, type Connection, forgetConnection, saveConnection, savedConnection } from '#lib/settings';
import {
  createAnchorsStore,
  createFigureStore,
  createShelf,
  createTotalsStore,
  understandFigures,
  understandTotals,
} from '#lib/sync';
import { connectedState, connectionState } from './connection-state.ts';
import { createDisplayHandlers } from './display-handlers.ts';
import { createPageHandlers } from './page-handlers.ts';
import type { Tabs } from './tabs.ts';

/** Windows of lists that are kept at most. */
const keptWindows = 24;
/** Lists whose totals are kept at most; each search is a list of its own. */
const keptTotals = 50;

/** The background worker's decisions: every message of the extension and what it is answered with. */
export function createHandlers(tabs: Tabs, now: () => number): Handlers {
  const store = createFigureStore(createShelf(browser.storage.session, 'figures', keptWindows, understandFigures), now);
  const totals = createTotalsStore(createShelf(browser.storage.session, 'totals', keptTotals, understandTotals), now);

  const anchors = createAnchorsStore(browser.storage.local, now);

  const connectTo = async (connection: Connection | null) => {
    await (connection === null ? forgetConnection() : saveConnection(connection));
    await Promise.all([store.forget(), totals.forget(), anchors.forget()]);
  };

  return {
    ...createDisplayHandlers(tabs),
    ...createPageHandlers(anchors),

    async figures(query, { tabId }) {
      const connection = await savedConnection();
      if (connection === null) {
        await tabs.note(tabId, { figures: 'not-connected' });
        return { state: 'not-connected' };
      }
      const result = await store.figures(createClient(connection), connection.appId, query);
      await tabs.note(tabId, {
        figures: result.state === 'answered' && result.problem !== null ? 'failed' : result.state,
      });
      return result.state === 'answered' ? { ...result, appId: connection.appId } : result;
    },

    async totals(query) {
      const connection = await savedConnection();
      if (connection === null) return { state: 'not-connected' };
      const result = await totals.totals(createClient(connection), connection.appId, query);
      return result.state === 'answered' ? { ...result, appId: connection.appId } : result;
    },

    async listState(list, { tabId }) {
      // A list without an account or dates asks for no figures: what the tab's last list was answered is over.
      const asksNothing = list === 'no-advertiser' || list === 'no-window';
      await tabs.note(tabId, asksNothing ? { list, figures: null } : { list });
      return undefined;
    },

    connectionState: async () => connectionState(await savedConnection()),

    connect: ({ apiAddress, token }) =>
      outcome(async () => {
        const address = apiAddressOf(apiAddress);
        if (address === null) {
          throw new ApiError({
            kind: 'rejected',
            what: 'The API address is not a web address.',
            remedy:
              'Enter https://api.appsprint.app, or the address of your own server with http:// or https:// in front.',
          });
        }
        const client = createClient({ apiAddress: address, token: token.trim() });
        const [app] = (await client.call('identity', {})).apps;
        if (app === undefined) {
          throw new ApiError({
            kind: 'not-ready',
            what: 'The access token belongs to no app.',
            remedy: 'Make an access token for an app and paste that one.',
          });
        }
        const connection = { apiAddress: address, token: token.trim(), appId: app.id };
        const state = await connectedState(connection, client);
        await connectTo(connection);
        return state;
      }),

    async selectApp(appId) {
      const connection = await savedConnection();
      if (connection === null) return { state: 'not-connected' };
      const picked = { ...connection, appId };
      const state = await connectionState(picked);
      if (state.state === 'connected') await connectTo(picked);
      return state;
    },

    async disconnect() {
      await connectTo(null);
      return undefined;
    },

    signalLinks: () => outcomeOf(({ appId }, client) => client.call('signalLinks', { params: { appId } })),

    sendTestEvent: (body) =>
      outcomeOf(({ appId }, client) => client.call('sendTestEvent', { params: { appId }, body })),
  };
}

async function outcome<T>(act: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

function outcomeOf<T>(act: (connection: Connection, client: Client) => Promise<T>): Promise<Outcome<T>> {
  return outcome(async () => {
    const connection = await savedConnection();
    if (connection === null) {
      throw new ApiError({
        kind: 'not-ready',
        what: 'AppSprint is not connected.',
        remedy: 'Open Options and connect it.',
      });
    }
    return act(connection, createClient(connection));
  });
}
