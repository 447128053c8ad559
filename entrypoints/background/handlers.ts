import { browser } from 'wxt/browser';
import { ApiError } from '#lib/appsprint';
import { eventOfError, thrownOf } from '#lib/diagnostics';
import type { Handlers } from '#lib/messages';
import { apiAddressOf, type Connection, forgetConnection, saveConnection, savedConnection } from '#lib/settings';
import { forgetUnread } from '#lib/storage';
import {
  createAnchorsStore,
  createFigureStore,
  createOverviewStore,
  createShelf,
  createTotalsStore,
  understandFigures,
  understandTotals,
} from '#lib/sync';
import { createTestEventMemory } from '#lib/test-events';
import { t } from '#lib/words';
import { createAccountHandlers } from './account-handlers.ts';
import { createAuditHandlers } from './audit-handlers.ts';
import { beginLine, clientOf, line, pollingClientOf } from './clients.ts';
import { type CommandDesk, createCommandDesk } from './command-desk.ts';
import { createCommandHandlers } from './command-handlers.ts';
import { connectedState, connectionState } from './connection-state.ts';
import { createDisplayHandlers } from './display-handlers.ts';
import { createEraseHandler } from './erase-handler.ts';
import { createEventHandlers } from './event-handlers.ts';
import { type NoteFailure, notingFailures } from './failures.ts';
import { connectedOutcome, outcome } from './outcome.ts';
import { createOverviewHandlers, forgetAfter } from './overview-handlers.ts';
import { createPageHandlers, createRing } from './page-handlers.ts';
import { createPerformanceHandlers } from './performance-handlers.ts';
import { createSettingsHandlers } from './settings-handlers.ts';
import { createSetupHandlers } from './setup-handlers.ts';
import type { Tabs } from './tabs.ts';
import { createTabTelling, type TabTelling } from './tell-tabs.ts';
import { createTestEventHandlers, noteTestEvent } from './test-event-handlers.ts';
import { createTikTokHandlers } from './tiktok-handlers.ts';

/** Windows of lists that are kept at most. */
const keptWindows = 24;
/** Lists whose totals are kept at most; each search is a list of its own. */
const keptTotals = 50;

/** What the background worker does. */
export interface Work {
  /** Every message of the extension and what it is answered with. */
  readonly handlers: Handlers;
  /** What is kept until AppSprint can be reached. */
  readonly desk: CommandDesk;
  /** Tells open tabs what to show. */
  readonly telling: TabTelling;
  /** Writes down what failed, for the diagnostics. */
  readonly noteFailure: NoteFailure;
}

/** The background worker's decisions. */
export function createWork(tabs: Tabs, now: () => number): Work {
  beginLine();
  const store = createFigureStore(createShelf(browser.storage.session, 'figures', keptWindows, understandFigures), now);
  const totals = createTotalsStore(createShelf(browser.storage.session, 'totals', keptTotals, understandTotals), now);

  const overview = createOverviewStore(browser.storage.session, now);
  const testEvents = createTestEventMemory(now);
  const anchors = createAnchorsStore(browser.storage.local, now);
  const ring = createRing();
  const telling = createTabTelling(tabs);
  const version = () => browser.runtime.getManifest().version;
  const noteFailure: NoteFailure = (feature, error) => {
    console.warn(`AppSprint Companion failed: ${feature}.`, error);
    void ring.note(eventOfError(feature, thrownOf(error), { version: version(), now: now() }));
  };
  const desk = createCommandDesk({
    now,
    async onEnd(waiting, end) {
      await noteTestEvent(testEvents, waiting, end);
      await overview.forget();
    },
  });

  const forgetAnswers = () =>
    Promise.all([store.forget(), totals.forget(), overview.forget(), anchors.forget(), line.forget()]);
  const connectTo = async (connection: Connection | null) => {
    // Before it too: a worker that ends in between must not leave the figures of one server to the connection with another.
    await forgetAnswers();
    await (connection === null ? forgetConnection() : saveConnection(connection));
    await forgetAnswers();
    await desk.queue.keepOnly(connection?.apiAddress ?? null);
    // It may hold what was about to be sent, such as a pixel's access token.
    if (connection === null) await forgetUnread('commands');
    // An open list would show the numbers of the connection before until it asks again by itself.
    await telling.tellAll();
  };

  /** What is only in memory would be written back with the next change of it. */
  const forgetAll = async () => {
    await connectTo(null);
    await Promise.all([tabs.forget(), ring.forget()]);
  };

  const handlers: Handlers = {
    ...createDisplayHandlers(tabs, telling),
    // What is handed to the desk is over, and what was kept of it forgotten, only when AppSprint has answered it.
    ...forgetAfter(createTikTokHandlers(desk), ['disconnectTikTok'], () => overview.forget()),
    ...createOverviewHandlers(overview, now),
    ...createTestEventHandlers(testEvents, desk),
    ...createCommandHandlers(desk),
    ...createSettingsHandlers(telling.tellAll),
    ...createEraseHandler(forgetAll, telling.tellAll),
    ...createPageHandlers(anchors, { ring, version, now }),
    ...createEventHandlers(),
    ...createAuditHandlers(),
    ...createPerformanceHandlers(),
    ...createSetupHandlers(tabs),
    ...createAccountHandlers(store, tabs, now),

    async figures(query, { tabId }) {
      const connection = await savedConnection();
      if (connection === null) {
        await tabs.note(tabId, { figures: 'not-connected' });
        return { state: 'not-connected' };
      }
      const result = await store.figures(pollingClientOf(connection), connection.appId, query);
      await tabs.note(tabId, {
        figures: result.state === 'answered' && result.problem !== null ? 'failed' : result.state,
      });
      return result.state === 'answered' ? { ...result, appId: connection.appId } : result;
    },

    async totals(query) {
      const connection = await savedConnection();
      if (connection === null) return { state: 'not-connected' };
      const result = await totals.totals(pollingClientOf(connection), connection.appId, query);
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
            what: t('problems.noAddress.what'),
            remedy: t('problems.noAddress.remedy'),
          });
        }
        const client = clientOf({ apiAddress: address, token: token.trim() });
        const [app] = (await client.call('identity', {})).apps;
        if (app === undefined) {
          throw new ApiError({
            kind: 'not-ready',
            what: t('problems.noApp.what'),
            remedy: t('problems.noApp.remedy'),
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

    signalLinks: () => connectedOutcome(({ appId }, client) => client.call('signalLinks', { params: { appId } })),
  };
  return { handlers: notingFailures(handlers, noteFailure), desk, telling, noteFailure };
}
