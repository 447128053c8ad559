import { resealTokens } from '../tiktok/index.ts';
import type { Command } from './command.ts';

/** Commands about the keys that seal TikTok's tokens. */
export const tokenSealingCommands: Readonly<Record<string, Command>> = {
  'secrets reseal': {
    usage: 'secrets reseal [--json]',
    flags: [],
    async run(_flags, { database, openSeal }) {
      const json = await resealTokens(database, await openSeal());
      return {
        json,
        line: `${json.resealed} of ${json.tokens} tokens are sealed anew with the current key. The former keys can be removed.`,
      };
    },
  },
};
