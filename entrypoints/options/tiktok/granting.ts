import { browser } from 'wxt/browser';
import { create } from 'zustand';
import type { Problem } from '#lib/appsprint';
import { ask } from '#lib/messages';
import { asked } from '../../../components/companion-store.ts';
import { changeIntegration } from './integration.ts';

/** How far a person is with granting access on TikTok's page. */
type Granting =
  | { readonly is: 'idle' | 'opening' | 'waiting' | 'granted' | 'given-up' }
  | { readonly is: 'failed'; readonly problem: Problem };

interface GrantingStore {
  readonly granting: Granting;
  /** Opens TikTok's page and waits until access is granted there. */
  start(): Promise<void>;
  stop(): void;
}

/** Milliseconds between two questions whether access was granted. */
const pause = 1_500;
/** Milliseconds for which a person may grant it: as long as AppSprint waits for TikTok's answer. */
const patience = 10 * 60_000;

/** The waiting goes on while other sections are looked at. */
export const useGranting = create<GrantingStore>()((set, get) => {
  const waitUntil = async (end: number) => {
    while (get().granting.is === 'waiting') {
      const outcome = await changeIntegration(() => ask('integration', undefined));
      if (get().granting.is !== 'waiting') return;
      // That AppSprint did not answer once does not mean that nothing was granted.
      if (outcome.ok && outcome.value.connection === 'connected') set({ granting: { is: 'granted' } });
      else if (Date.now() > end) set({ granting: { is: 'given-up' } });
      else await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  return {
    granting: { is: 'idle' },
    async start() {
      set({ granting: { is: 'opening' } });
      const outcome = await asked(() => ask('connectTikTok', undefined));
      if (!outcome.ok) {
        set({ granting: { is: 'failed', problem: outcome.problem } });
        return;
      }
      const { authorizeUrl } = outcome.value;
      // The address comes from outside: nothing but a web page is opened.
      if (!/^https?:/.test(authorizeUrl)) throw new Error('AppSprint gave no web address to grant access on.');
      await browser.tabs.create({ url: authorizeUrl });
      set({ granting: { is: 'waiting' } });
      await waitUntil(Date.now() + patience);
    },
    stop: () => set({ granting: { is: 'idle' } }),
  };
});
