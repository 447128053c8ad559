/**
 * The AppSprint API as the demo and the tests run it: the server's own composition with a clock that follows the story.
 * Thirty days of clicks and installs can only be played in seconds if the API lives through them at the story's pace; the
 * server itself has no such switch. Runs as a child process and is steered through messages.
 */
import { startApi } from '../server/compose.ts';
import type { ApiConfiguration } from '../server/configuration/index.ts';
import type { FromStoryApi, ToStoryApi } from './story-api-messages.ts';

let storyTime: number | null = null;
const clock = { now: () => new Date(storyTime ?? Date.now()) };
const tell = (message: FromStoryApi) => process.send?.(message);

let api: Awaited<ReturnType<typeof startApi>> | null = null;

async function start(configuration: ApiConfiguration): Promise<void> {
  try {
    api = await startApi(configuration, { clock });
    tell({ kind: 'listening', url: api.url });
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
    process.disconnect();
  }
}

async function stop(): Promise<void> {
  await api?.close();
  process.disconnect();
}

process.on('message', (message: ToStoryApi) => {
  switch (message.kind) {
    case 'start':
      void start(message.configuration);
      return;
    case 'clock':
      storyTime = message.at;
      tell({ kind: 'clock-set' });
      return;
    case 'stop':
      void stop();
  }
});
// The parent is gone: nothing may be left running.
process.on('disconnect', () => void api?.close().finally(() => process.exit()));
// Ctrl+C reaches the whole process group; the parent decides when this process ends.
process.on('SIGINT', () => undefined);
