import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ApiConfiguration } from '../server/configuration/index.ts';
import { DemoProblem } from './demo-problem.ts';
import type { FromStoryApi, ToStoryApi } from './story-api-messages.ts';

const run = promisify(execFile);
const storyApi = join(import.meta.dirname, 'story-api.ts');
const serverMain = join(import.meta.dirname, '..', 'server', 'main.ts');

export interface ApiProcess {
  readonly url: string;
  /** Sets the API's clock to a time of the story (epoch milliseconds), or back to the real time with null. */
  setClock(at: number | null): Promise<void>;
  /** Runs one administration command of the server on the same data and gives back the JSON it prints. */
  administer(command: readonly string[]): Promise<unknown>;
}

/** Starts the API in a process of its own, which ends with `cleanUp`. Throws DemoProblem with the API's own sentence when it cannot start. */
export async function startApiProcess(
  configuration: ApiConfiguration,
  cleanUp: AsyncDisposableStack,
): Promise<ApiProcess> {
  const child = fork(storyApi, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const send = (message: ToStoryApi) => child.send(message);
  cleanUp.defer(async () => {
    if (child.exitCode !== null || !child.connected) return;
    const ended = once(child, 'exit');
    // A process that is already ending by itself cannot be told so any more.
    child.send({ kind: 'stop' } satisfies ToStoryApi, () => undefined);
    await ended;
  });
  send({ kind: 'start', configuration });
  const first = await nextMessage(child);
  if (first.kind !== 'listening')
    throw new DemoProblem(first.kind === 'failed' ? first.message : 'The API did not start.');
  return {
    url: first.url,
    async setClock(at) {
      send({ kind: 'clock', at });
      await nextMessage(child);
    },
    async administer(command) {
      const { stdout } = await run(process.execPath, [serverMain, ...command, '--json'], {
        env: { ...process.env, DATA_DIR: configuration.dataDir, PUBLIC_URL: first.url },
      });
      return JSON.parse(stdout) as unknown;
    },
  };
}

async function nextMessage(child: ChildProcess): Promise<FromStoryApi> {
  const settled = new AbortController();
  const { signal } = settled;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new DemoProblem(`The AppSprint API ended unexpectedly (exit code ${String(code)}).`);
  });
  // The race is over with the first message; what the loser says then must not count as an unhandled failure.
  ended.catch(() => undefined);
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [FromStoryApi];
    return message;
  } finally {
    settled.abort();
  }
}
