import * as z from 'zod/mini';
import { Scope } from '#lib/appsprint/contract';
import { createApp, createToken, revokeToken } from '../access/index.ts';
import { StartProblem } from '../configuration/index.ts';
import { type Command, type Flags, needed, neededApp } from './command.ts';
import { erasureCommands } from './erasure-commands.ts';
import { keyCommands } from './key-commands.ts';
import { linkCommands } from './link-commands.ts';
import { tokenSealingCommands } from './token-sealing-commands.ts';
import { UsageProblem } from './usage.ts';
import { windowCommands } from './window-commands.ts';

function scopesOf(flags: Flags): Scope[] {
  const text = flags.scopes;
  if (text === undefined) return [...Scope.options];
  const scopes = z
    .array(Scope)
    .check(z.minLength(1))
    .safeParse(text.split(',').map((scope) => scope.trim()));
  if (scopes.success) return scopes.data;
  throw new UsageProblem(`--scopes is "${text}", but takes a list of ${Scope.options.join(',')}`);
}

/** Every command by its two words. */
export const commands: Readonly<Record<string, Command>> = {
  'app create': {
    usage: 'app create --name NAME [--json]',
    flags: ['name'],
    async run(flags, { database, clock }) {
      const json = await createApp(database, clock, needed(flags, 'name'));
      return { json, line: `App ${json.appId} is created. Its API key, shown only now: ${json.apiKey}` };
    },
  },
  'token create': {
    usage: 'token create --app APPID [--name NAME] [--scopes read,configure,test-events] [--json]',
    flags: ['app', 'name', 'scopes'],
    async run(flags, { database, clock }) {
      const scopes = scopesOf(flags);
      const appId = await neededApp(flags, database);
      const token = await createToken(database, clock, {
        appIds: [appId],
        name: flags.name ?? 'command line',
        scopes,
      });
      return { json: { token }, line: `Access token, shown only now: ${token}` };
    },
  },
  'token revoke': {
    usage: 'token revoke --token TOKEN [--json]',
    flags: ['token'],
    async run(flags, { database }) {
      if (await revokeToken(database, needed(flags, 'token')))
        return { json: { revoked: true }, line: 'The access token is revoked.' };
      throw new StartProblem('There is no such access token in this database; it may have been revoked before.');
    },
  },
  ...linkCommands,
  ...windowCommands,
  ...keyCommands,
  ...erasureCommands,
  ...tokenSealingCommands,
};
