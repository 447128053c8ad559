import type { Kysely } from 'kysely';
import { createKey, endKey, findKey, type KnownKey, listKeys } from '../access/index.ts';
import { StartProblem } from '../configuration/index.ts';
import type { Tables } from '../database/index.ts';
import { type Command, type Flags, needed, neededApp } from './command.ts';
import { UsageProblem } from './usage.ts';

const hour = 3_600_000;
const longestOverlap = 24 * 366;

async function neededKey(flags: Flags, database: Kysely<Tables>) {
  const key = await findKey(database, needed(flags, 'key'));
  if (key !== undefined) return key;
  throw new StartProblem(
    'There is no such API key in this database; its id is in the list of: npm run server -- key list --app APPID',
  );
}

function overlapOf(flags: Flags): number {
  const text = needed(flags, 'overlap');
  if (/^\d{1,4}$/.test(text) && Number(text) <= longestOverlap) return Number(text) * hour;
  throw new UsageProblem(`--overlap is "${text}", but takes whole hours up to ${longestOverlap}`);
}

function existingOf({ key }: Flags): string | undefined {
  if (key === undefined || /^[\x21-\x7e]{16,200}$/.test(key)) return key;
  throw new UsageProblem('--key is no API key of 16 to 200 characters');
}

function lineOf({ keyId, name, lastFour, validUntil }: KnownKey): string {
  return `${keyId} "${name}" ends with ${lastFour}, ${validUntil === null ? 'valid' : `valid until ${validUntil}`}`;
}

/** Commands about the API keys that SDKs carry. */
export const keyCommands: Readonly<Record<string, Command>> = {
  'key create': {
    usage: 'key create --app APPID [--name NAME] [--key EXISTING_KEY] [--json]',
    flags: ['app', 'name', 'key'],
    async run(flags, { database, clock }) {
      const existing = existingOf(flags);
      const appId = await neededApp(flags, database);
      const json = await createKey(database, clock, { appId, name: flags.name ?? 'command line', existing });
      return { json, line: `API key ${json.keyId}, shown only now: ${json.apiKey}` };
    },
  },
  'key list': {
    usage: 'key list --app APPID [--json]',
    flags: ['app'],
    async run(flags, { database }) {
      const keys = await listKeys(database, await neededApp(flags, database));
      return { json: { keys }, line: keys.map(lineOf).join('\n') };
    },
  },
  'key revoke': {
    usage: 'key revoke --key KEY_OR_ID [--json]',
    flags: ['key'],
    async run(flags, { database, clock }) {
      await endKey(database, await neededKey(flags, database), clock.now());
      const line = 'The API key is revoked. SDKs that still carry it stop for good.';
      return { json: { revoked: true }, line };
    },
  },
  'key rotate': {
    usage: 'key rotate --key KEY_OR_ID --overlap HOURS [--json]',
    flags: ['key', 'overlap'],
    async run(flags, { database, clock }) {
      const overlap = overlapOf(flags);
      const old = await neededKey(flags, database);
      const until = new Date(clock.now().getTime() + overlap);
      const created = await createKey(database, clock, { appId: old.appId, name: old.name });
      await endKey(database, old, until);
      const oldValidUntil = until.toISOString();
      const line = `API key ${created.keyId}, shown only now: ${created.apiKey} (the old one is valid until ${oldValidUntil})`;
      return { json: { ...created, oldValidUntil }, line };
    },
  },
};
