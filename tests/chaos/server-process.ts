import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
const main = join(import.meta.dirname, '..', '..', 'server', 'main.ts');

/** Variables of a program beside those that every one of them gets. */
export type Environment = Readonly<Record<string, string>>;

function environmentOf(dataDir: string, more: Environment): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    PORT: '0',
    SDK_CALLS_PER_ADDRESS: '0',
    SDK_CALLS_PER_APP: '0',
    ...more,
  };
}

/** A program of the server, running by itself. */
export interface Program {
  /** The line it printed when it was ready. */
  readonly firstLine: string;
  /** Ends it without a chance to finish anything. */
  killHard(): Promise<void>;
}

/** The API as a program of its own. */
export interface ServerProcess extends Program {
  readonly url: string;
}

async function start(words: readonly string[], dataDir: string, more: Environment): Promise<Program> {
  const child = spawn(process.execPath, [main, ...words], {
    env: environmentOf(dataDir, more),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (part) => {
    complaints += String(part);
  });
  const ended = once(child, 'exit');
  const first = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const line = await Promise.race([first, ended.then(() => null)]);
  if (line === null) throw new Error(`The program did not start on ${dataDir}: ${complaints}`);
  return {
    firstLine: line[0],
    async killHard() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Starts the API on a data folder and waits until it listens. */
export async function startServer(dataDir: string, more: Environment = {}): Promise<ServerProcess> {
  const program = await start([], dataDir, more);
  return { ...program, url: program.firstLine.replace('listening on ', '') };
}

/** Starts a worker without routes and waits until it forwards. */
export function startWorker(dataDir: string, more: Environment): Promise<Program> {
  return start(['worker'], dataDir, more);
}

/** Runs one administration command on a data folder and gives back what it prints. */
export async function administer(dataDir: string, words: readonly string[], more: Environment = {}): Promise<unknown> {
  const { stdout } = await run(process.execPath, [main, ...words, '--json'], { env: environmentOf(dataDir, more) });
  return JSON.parse(stdout) as unknown;
}
