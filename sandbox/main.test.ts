import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], { env: { ...process.env, STORY_CAMPAIGNS: '3', ...env } });
  running.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => {
    output.stdout += text;
  });
  child.stderr.on('data', (text) => {
    output.stderr += text;
  });
  return { child, output, ended: once(child, 'close') as Promise<[number | null]> };
}

async function addressOf({ output }: ReturnType<typeof run>): Promise<string> {
  await vi.waitFor(() => expect(output.stdout).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n$/), 10_000);
  return output.stdout.replace('listening on ', '').trim();
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'says where it listens, serves a story and stops cleanly on %s',
  async (signal) => {
    const sandbox = run({ PORT: '0' });
    const url = await addressOf(sandbox);
    expect(await (await fetch(url)).text()).toContain('/i18n/manage/campaign?aadvid=');
    sandbox.child.kill(signal);
    expect(await sandbox.ended).toEqual([0, null]);
  },
);

test('a taken port gets one sentence with the remedy', async () => {
  const port = new URL(await addressOf(run({ PORT: '0' }))).port;
  const second = run({ PORT: port });
  expect((await second.ended)[0]).toBe(1);
  expect(second.output.stderr).toContain(`port ${port} of 127.0.0.1 is taken. Stop the program that uses it`);
  expect(second.output.stderr).not.toContain('    at ');
});

test('a setting that cannot be read is named', async () => {
  const sandbox = run({ PORT: '0', STORY_LAST_DAY: 'today' });
  expect((await sandbox.ended)[0]).toBe(1);
  expect(sandbox.output.stderr).toContain('STORY_LAST_DAY is "today", but must be a day such as 2026-11-22.');
});
