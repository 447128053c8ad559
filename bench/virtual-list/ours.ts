import { builtInAnchors, createReplies } from '#lib/ads-manager';
import type { AppId } from '#lib/appsprint/contract';
import { followLists } from '#lib/list-figures';
import { defaultDisplay } from '#lib/settings';
import { chooseWords, flatten } from '#lib/words';
import english from '../../locales/en.json' with { type: 'json' };
import { textsOf } from './numbers.ts';

const address = 'https://ads.tiktok.com/i18n/manage/campaign?aadvid=7212345678901234567&st=2026-10-01&et=2026-10-31';

/** The extension's own drawing; AppSprint answers at once. */
export function showWithOverlay(): void {
  // The page of a benchmark has no extension, and so none of its catalogues.
  chooseWords({ language: 'en', catalogue: flatten(english) });
  const count = (value: number) =>
    ({ state: 'value', source: 'attributed', quantity: { unit: 'count', value } }) as const;
  const follower = followLists(
    {
      document,
      address: () => new URL(address),
      locale: 'en-US',
      now: () => Date.now(),
      ask: async ({ ids }) => ({
        state: 'answered',
        appId: 'app_bench' as AppId,
        rows: Object.fromEntries(
          ids.map((id) => {
            const [installs = 0, cpi = 0, roas = 0] = textsOf(id).map(Number);
            const figures = { installs: count(installs), cpi: count(cpi), roas: count(roas) };
            return [id, { figures, differences: {}, fetchedAt: Date.now() }];
          }),
        ),
        unknown: [],
        timeZone: 'Europe/Paris',
        refreshAfter: 60_000,
        problem: null,
      }),
      askTotals: async () => ({ state: 'not-connected' }),
      replies: createReplies(() => builtInAnchors),
      anchors: () => builtInAnchors,
      noteHealth: () => undefined,
      report: () => undefined,
      pause: () => undefined,
      open: async () => false,
      isAlive: () => true,
    },
    { ...defaultDisplay, paused: null },
  );
  follower.moved(new URL(address));
}
