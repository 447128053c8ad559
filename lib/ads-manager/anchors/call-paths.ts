import { drafts } from '../creation/built-in-drafts.ts';

/** `POST /api/v4/i18n/statistics/op/<word>/list/`, older without `op/` (eight public sources, 2025-01 to 2026-05). */
const callsOf = (...words: string[]) =>
  words.flatMap((word) => [`/statistics/op/${word}/list`, `/statistics/${word}/list`]);

/** TikTok's front end calls the ad group `ad` and the ad `creative`. */
export const listPaths = {
  campaign: callsOf('campaign'),
  adgroup: callsOf('adgroup', 'ad'),
  ad: callsOf('creative'),
};

/**
 * Pieces of the paths that the tap keeps replies of until the content script says which it wants. Apart from the tables,
 * whose schemas would weigh more than the whole tap.
 */
export const builtInPaths: readonly string[] = [listPaths, drafts.paths].flatMap((paths) =>
  Object.values(paths).flat(),
);
