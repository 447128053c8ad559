import { browser } from 'wxt/browser';
import { checkAnchors } from '#lib/ads-manager';
import type { Handlers, PageHealth } from '#lib/messages';
import { savedConnection } from '#lib/settings';
import { type AnchorsStore, createShelf, type Shelf } from '#lib/sync';
import { pollingClientOf } from './clients.ts';

/** Causes kept for the diagnostics of all tabs together. */
const keptCauses = 50;

/** What pages reported, each cause once; it outlives the worker. */
export function createHealthShelf(): Shelf<PageHealth> {
  return createShelf(browser.storage.session, 'pageHealth', keptCauses, understandHealth);
}

/** What content scripts need to read TikTok's pages, and what they report of it. */
export function createPageHandlers(
  anchors: AnchorsStore,
  causes: Shelf<PageHealth>,
): Pick<Handlers, 'pageAnchors' | 'pageHealth' | 'recentPageHealth'> {
  return {
    async pageAnchors() {
      const connection = await savedConnection();
      const update = await anchors.newest(
        connection === null ? null : () => pollingClientOf(connection).call('pageAnchors', {}),
      );
      return update && checkAnchors(update);
    },
    async pageHealth(records) {
      for (const record of records) {
        const { feature, reading, problem, generation } = record;
        await causes.change(JSON.stringify([feature, reading, problem, generation]), () => record);
      }
      return undefined;
    },
    recentPageHealth: () => causes.all(),
  };
}

/** Session storage only ever holds what this very version of the background wrote, so the outer form is all that is checked. */
function understandHealth(stored: unknown): PageHealth | null {
  return typeof stored === 'object' && stored !== null && 'problem' in stored ? (stored as PageHealth) : null;
}
