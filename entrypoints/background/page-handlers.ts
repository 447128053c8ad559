import { browser } from 'wxt/browser';
import { checkAnchors } from '#lib/ads-manager';
import { createDiagnosticRing, type DiagnosticRing, eventOfError, understandEvent } from '#lib/diagnostics';
import type { Handlers } from '#lib/messages';
import { savedConnection } from '#lib/settings';
import { type AnchorsStore, createShelf } from '#lib/sync';
import { pollingClientOf } from './clients.ts';

/** Causes kept for the diagnostics of all tabs together. */
const keptCauses = 50;

/** What pages reported and what failed in the worker, each cause once; it outlives the worker. */
export function createRing(): DiagnosticRing {
  return createDiagnosticRing(createShelf(browser.storage.session, 'diagnostics', keptCauses, understandEvent));
}

/** What content scripts need to read TikTok's pages, and what they report of it. */
export function createPageHandlers(
  anchors: AnchorsStore,
  { ring, version, now }: { readonly ring: DiagnosticRing; readonly version: () => string; readonly now: () => number },
): Pick<Handlers, 'pageAnchors' | 'pageHealth' | 'scriptFault' | 'recentPageHealth'> {
  return {
    async pageAnchors() {
      const connection = await savedConnection();
      const update = await anchors.newest(
        connection === null ? null : () => pollingClientOf(connection).call('pageAnchors', {}),
      );
      return update && checkAnchors(update);
    },
    async pageHealth(records) {
      // What a page counts by itself replaces what it said before.
      for (const record of records) await ring.take({ ...record, version: version(), lastAt: now() });
      return undefined;
    },
    async scriptFault({ feature, ...thrown }) {
      await ring.note(eventOfError(feature, thrown, { version: version(), now: now() }));
      return undefined;
    },
    recentPageHealth: () => ring.events(),
  };
}
