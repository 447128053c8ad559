import * as z from 'zod/mini';
import { PageAnchors } from '#lib/appsprint/contract';
import { isFresh } from '#lib/calendar';
import type { StorageArea } from './shelf.ts';

/** Milliseconds between two times that AppSprint is asked for an update of the anchors. */
const askEvery = 6 * 3_600_000;

const Stored = z.object({ askedAt: z.int(), update: z.nullable(PageAnchors) });
type Stored = z.infer<typeof Stored>;

/** The update of the anchors that AppSprint hands out, kept between pages. */
export interface AnchorsStore {
  /**
   * The newest update known, or null. One that is older than 6 hours is given at once and asked for again beside; only when
   * nothing was ever asked does the answer wait.
   * @param ask AppSprint's answer; null while it is not connected
   */
  newest(ask: (() => Promise<PageAnchors>) | null): Promise<PageAnchors | null>;
  /** Forgets the update: another server may have another, or none. */
  forget(): Promise<void>;
}

/** @param area must outlive the background worker */
export function createAnchorsStore(area: StorageArea, now: () => number): AnchorsStore {
  const name = 'pageAnchors';
  const read = async (): Promise<Stored | null> => {
    const stored = z.safeParse(Stored, (await area.get(name))[name]);
    return stored.success ? stored.data : null;
  };
  const renew = async (before: Stored | null, ask: () => Promise<PageAnchors>): Promise<PageAnchors | null> => {
    const askedAt = now();
    // Noted before the answer: a server that fails is not asked again by every page.
    await area.set({ [name]: { askedAt, update: before?.update ?? null } });
    try {
      const update = await ask();
      await area.set({ [name]: { askedAt, update } });
      return update;
    } catch (error) {
      console.debug('AppSprint Companion could not get an update of the anchors.', error);
      return before?.update ?? null;
    }
  };
  return {
    async newest(ask) {
      const stored = await read();
      if (ask === null || (stored !== null && isFresh(stored.askedAt, askEvery, now()))) return stored?.update ?? null;
      const renewed = renew(stored, ask);
      return stored === null ? renewed : stored.update;
    },
    forget: () => area.remove(name),
  };
}
