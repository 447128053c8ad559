import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'appsprint-main-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

type Environment = Record<string, string>;

/** Runs the program to its end. */
function run(environment: Environment, ...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((answer) => {
    execFile(
      process.execPath,
      [main, ...words],
      { env: { PATH: process.env.PATH, ...environment } },
      (error, stdout, stderr) => {
        answer({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

/** Starts the server and waits for its line. */
async function serve(environment: Environment, ...words: string[]) {
  const child = spawn(process.execPath, [main, ...words], {
    env: { PATH: process.env.PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const reader = createInterface(child.stdout);
  reader.on('line', (line) => lines.push(line));
  await once(reader, 'line');
  return {
    lines,
    url: lines[0]?.replace('listening on ', '') ?? '',
    async end(signal: 'SIGTERM' | 'SIGINT') {
      const ended = once(child, 'exit');
      child.kill(signal);
      return (await ended)[0] as number | null;
    },
  };
}

const destinations = [
  '--ios',
  'https://apps.apple.com/app/id1',
  '--android',
  'https://play.google.com/store/apps/details?id=a',
];

describe('the server', () => {
  test('forwards alone as a worker, and stops cleanly', async () => {
    const worker = await serve({ DATA_DIR: await freshFolder() }, 'worker');
    expect(worker.lines).toEqual(['forwarding']);
    expect(await worker.end('SIGTERM')).toBe(0);
  });

  test('prints one line, works with what the commands made before and meanwhile, and stops cleanly', async () => {
    const environment = { DATA_DIR: await freshFolder(), PUBLIC_URL: 'https://links.example' };
    const { appId, apiKey } = JSON.parse(
      (await run(environment, 'app', 'create', '--name', 'Moonlight Habits', '--json')).stdout,
    );
    expect([appId, apiKey]).toEqual([expect.stringMatching(/^app_[0-9a-z]+$/), expect.stringMatching(/^as_live_/)]);
    const server = await serve(environment);
    expect(server.lines).toEqual([expect.stringMatching(/^listening on http:\/\/127\.0\.0\.1:\d+$/)]);

    const { token } = JSON.parse(
      (await run(environment, 'token', 'create', '--app', appId, '--scopes', 'read', '--json')).stdout,
    );
    const link = JSON.parse(
      (await run(environment, 'link', 'create', '--app', appId, '--slug', 'spring', ...destinations, '--json')).stdout,
    );
    expect(link).toEqual({
      slug: 'spring',
      url: expect.stringMatching(/^https:\/\/links\.example\/l\/spring\?campaign_id=__CAMPAIGN_ID__&/),
    });

    const me = await fetch(`${server.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(await me.json()).toMatchObject({
      data: { scopes: ['read'], apps: [{ id: appId, name: 'Moonlight Habits' }] },
    });
    const visit = await fetch(`${server.url}/l/spring`, { redirect: 'manual', headers: { 'user-agent': 'iPhone' } });
    expect(visit.headers.get('location')).toBe('https://apps.apple.com/app/id1');

    expect((await run(environment, 'token', 'revoke', '--token', token)).stdout).toBe('The access token is revoked.\n');
    expect((await fetch(`${server.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(server.lines).toHaveLength(1);
    expect((await stat(join(environment.DATA_DIR, 'secret.key'))).mode & 0o777).toBe(0o600);
  }, 60_000);

  test('tells the commands beside it the address it listens on', async () => {
    const environment = { DATA_DIR: await freshFolder() };
    const server = await serve(environment);
    const { appId } = JSON.parse((await run(environment, 'app', 'create', '--name', 'Moonlight', '--json')).stdout);
    const link = ['link', 'create', '--app', appId, '--slug', 'spring', ...destinations, '--json'];
    expect(JSON.parse((await run(environment, ...link)).stdout).url).toContain(`${server.url}/l/spring?`);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 60_000);

  test('that finds its port taken says which, with the remedy', async () => {
    const first = await serve({ DATA_DIR: await freshFolder() });
    const second = await run({ DATA_DIR: await freshFolder(), PORT: new URL(first.url).port });
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(/^Port \d+ on 127\.0\.0\.1 is taken.*PORT.*\n$/);
    expect(await first.end('SIGINT')).toBe(0);
  }, 60_000);

  test.each([
    [{ PORT: '99999' }, /^PORT is "99999".*\n$/],
    [{ TRUST_PROXY: '10.0.0.0/99' }, /^TRUST_PROXY names "10\.0\.0\.0\/99".*\n$/],
    [{ PUBLIC_URL: 'links.example' }, /^PUBLIC_URL is "links\.example".*\n$/],
    [{ TIKTOK_APP_ID: '1' }, /^TIKTOK_APP_ID is set but TIKTOK_APP_SECRET is not.*\n$/],
    [{ SECRET_KEY: 'short' }, /^SECRET_KEY is shorter.*\n$/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL is no PostgreSQL address.*\n$/],
    [
      { DATABASE_URL: 'postgresql://u:secret@127.0.0.1:9/x' },
      /^(?!.*secret)The PostgreSQL that DATABASE_URL names cannot be used.*\n$/,
    ],
  ])('with %j says what is wrong in one sentence', async (wrong, sentence) => {
    const answer = await run({ DATA_DIR: await freshFolder(), PORT: '0', ...wrong });
    expect(answer).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(sentence) });
  });

  test('that cannot write its folder says so', async () => {
    const file = join(await freshFolder(), 'a-file');
    await writeFile(file, '');
    const answer = await run({ DATA_DIR: file, PORT: '0' });
    expect(answer).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The data folder .* cannot be written \(\w+\); set DATA_DIR.*\n$/),
    });
  });
});

describe('a command written wrongly', () => {
  test.each([
    [['app', 'destroy'], /"app destroy" is no command/],
    [['app', 'create'], /--name is missing\. Usage: npm run server -- app create --name NAME/],
    [['app', 'create', '--nam', 'X'], /--nam/],
    [['token', 'create', '--app', 'app_000000', '--scopes', 'everything'], /--scopes is "everything"/],
    [['link', 'create', '--app', 'app_000000', '--slug', 'Not A Slug', ...destinations], /--slug/],
  ])(
    '%j is answered with how to write it',
    async (words, sentence) => {
      const answer = await run({ DATA_DIR: await freshFolder() }, ...words);
      expect(answer).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(sentence) });
      expect(answer.stderr.trim().split('\n')).toHaveLength(1);
    },
    30_000,
  );
});
