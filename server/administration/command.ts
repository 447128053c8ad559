import type { Kysely } from 'kysely';
import { appExists, type Seal } from '../access/index.ts';
import type { Clock } from '../clock.ts';
import { StartProblem } from '../configuration/index.ts';
import type { Tables } from '../database/index.ts';
import { UsageProblem } from './usage.ts';

/** What a command works with. */
export interface CommandEdges {
  readonly database: Kysely<Tables>;
  readonly clock: Clock;
  /** Address of the API as the world reaches it. */
  readonly publicUrl: string;
  /** The keys that seal TikTok's tokens. */
  readonly openSeal: () => Promise<Seal>;
}

/** What a command found: one JSON object for programs, one line for people. */
export interface Outcome {
  readonly json: object;
  readonly line: string;
}

/** The flags of a call, by name. */
export type Flags = Readonly<Record<string, string | undefined>>;

/** One command: the flags it takes, those it needs, and what it does. */
export interface Command {
  readonly usage: string;
  readonly flags: readonly string[];
  readonly run: (flags: Flags, edges: CommandEdges) => Promise<Outcome>;
}

/** A flag that has to be there. @throws UsageProblem */
export function needed(flags: Flags, name: string): string {
  const value = flags[name]?.trim();
  if (value) return value;
  throw new UsageProblem(`--${name} is missing`);
}

/** The app that `--app` names. @throws StartProblem when there is none */
export async function neededApp(flags: Flags, database: Kysely<Tables>): Promise<string> {
  const appId = needed(flags, 'app');
  if (await appExists(database, appId)) return appId;
  throw new StartProblem(
    `There is no app ${appId} in this database; create one with: npm run server -- app create --name NAME`,
  );
}
