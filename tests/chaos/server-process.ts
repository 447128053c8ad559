import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
const main = join(import.meta.dirname, '..', '..', 'server', 'main.ts');

function environmentOf(dataDir: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', SDK_CALLS_PER_ADDRESS: '0', SDK_CALLS_PER_APP: '0' };
}

/** The API as a program of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Ends it without a chance to finish anything. */
  killHard(): Promise<void>;
}

/** Starts the API on a data folder and waits until it listens. */
export async function startServer(dataDir: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main], { env: environmentOf(dataDir), stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (part) => {
    complaints += String(part);
  });
  const ended = once(child, 'exit');
  const first = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const line = await Promise.race([first, ended.then(() => null)]);
  if (line === null) throw new Error(`The API did not start on ${dataDir}: ${complaints}`);
  return {
    url: line[0].replace('listening on ', ''),
    async killHard() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs one administration command on a data folder and gives back what it prints. */
export async function administer(dataDir: string, ...words: string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, [main, ...words, '--json'], { env: environmentOf(dataDir) });
  return JSON.parse(stdout) as unknown;
}
