import { tellStory } from './scenario/story.ts';
import { startSandbox } from './start.ts';

const { env } = process;
const host = env.HOST ?? '127.0.0.1';
const port = env.PORT ?? '8788';

try {
  const { world } = tellStory({
    seed: wholeNumber('STORY_SEED', env.STORY_SEED ?? '7'),
    campaigns: wholeNumber('STORY_CAMPAIGNS', env.STORY_CAMPAIGNS ?? '24'),
    lastDay: day('STORY_LAST_DAY', env.STORY_LAST_DAY ?? new Date().toISOString().slice(0, 10)),
    publicUrl: env.PUBLIC_URL ?? 'http://127.0.0.1:8787',
  });
  const sandbox = await startSandbox({ world, host, port: wholeNumber('PORT', port) });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void sandbox.close());
  }
  process.stdout.write(`listening on ${sandbox.url}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`The sandbox cannot start: ${name} is "${text}", but must be a whole number.`);
}

function day(name: string, text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new Error(`The sandbox cannot start: ${name} is "${text}", but must be a day such as 2026-11-22.`);
}

function explain(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `The sandbox cannot start: port ${port} of ${host} is taken. Stop the program that uses it, or choose another port with PORT=8798.`;
  }
  return error instanceof Error ? error.message : String(error);
}
