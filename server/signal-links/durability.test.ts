import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, inject, onTestFinished, test } from 'vitest';
import { SignalLinkSlug } from '#lib/appsprint/contract';
import { createApp } from '../access/index.ts';
import { type RunningApi, startApi } from '../compose.ts';
import { type Cluster, openCluster } from '../database/embedded/index.ts';
import { openDatabase } from '../database/index.ts';
import { copyTemplate } from '../database/testing.ts';
import { clockAt } from '../testing.ts';
import { createLink } from './links.ts';

const clock = clockAt('2026-11-10T12:00:00Z');
const android = 'Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A) AppleWebKit/537.36 Mobile Safari/537.36';
const destinations = { ios: null, android: 'app.moonlight', web: null };
const slug = SignalLinkSlug.parse('spring');

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'appsprint-durable-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An API of a test's own on a database, with a link; it may be started again. */
async function startOn(url: string, dataDir: string): Promise<RunningApi> {
  const api = await startApi(
    {
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      dataDir,
      database: { kind: 'url', url },
      tiktok: { apiBase: 'http://127.0.0.1:9', app: null },
      trustProxy: [],
      secretKey: { kind: 'text', text: 'a key for tests only' },
      pageAnchorsFile: null,
      sdkCallRates: { perAddress: 0, perApp: 0 },
    },
    { clock, report: () => undefined },
  );
  return api;
}

async function addLink(url: string) {
  const open = await openDatabase({ kind: 'url', url });
  const { appId } = await createApp(open.database, clock, 'Moonlight');
  await createLink(open.database, clock, appId, { slug, name: 'Spring', destinations });
  return open;
}

/** Visits the link and gives back the id of the click that the redirect carries. */
async function visit(api: RunningApi): Promise<string> {
  const answer = await fetch(`${api.url}/l/spring`, { redirect: 'manual', headers: { 'user-agent': android } });
  expect(answer.status).toBe(302);
  const referrer = new URL(answer.headers.get('location') ?? '').searchParams.get('referrer') ?? '';
  return new URLSearchParams(referrer).get('click_id') ?? '';
}

test('of many visits at once, each click is in the database by the time its redirect arrives', {
  timeout: 60_000,
}, async () => {
  const copy = await copyTemplate(inject('testDatabaseAdmin'));
  const { database, close } = await addLink(copy.url);
  const api = await startOn(copy.url, await freshFolder());
  onTestFinished(async () => {
    await api.close();
    await close();
    await copy.drop();
  });
  const visits = Array.from({ length: 200 }, async () => {
    const clickId = await visit(api);
    return database.selectFrom('click').select('click_id').where('click_id', '=', clickId).executeTakeFirst();
  });
  expect((await Promise.all(visits)).filter((click) => click === undefined)).toEqual([]);
});

test('no redirect is sent while its click is stored nowhere; when the database is stuck, the click waits in a file', {
  timeout: 60_000,
}, async () => {
  const copy = await copyTemplate(inject('testDatabaseAdmin'));
  const { database, close } = await addLink(copy.url);
  const dataDir = await freshFolder();
  const api = await startOn(copy.url, dataDir);
  const waitingIds = async () => {
    const text = await readFile(join(dataDir, 'waiting-clicks.jsonl'), 'utf8').catch(() => '');
    return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line).clickId]));
  };
  await visit(api);
  const ids = await database.transaction().execute(async (transaction) => {
    await transaction.selectFrom('click').select('click_id').execute();
    await sql`lock table click in access exclusive mode`.execute(transaction);
    const began = performance.now();
    const visits = Array.from({ length: 30 }, async () => {
      const clickId = await visit(api);
      // Nothing can be in the locked table, so it has to be in the file by now.
      expect(await waitingIds()).toContain(clickId);
      return clickId;
    });
    const all = await Promise.all(visits);
    expect(performance.now() - began).toBeGreaterThan(300);
    return all;
  });
  await api.close();
  const again = await startOn(copy.url, dataDir);
  onTestFinished(async () => {
    await again.close();
    await close();
    await copy.drop();
  });
  await expect
    .poll(
      async () => {
        const rows = await database.selectFrom('click').select('click_id').execute();
        return ids.filter((id) => !rows.some((row) => row.click_id === id));
      },
      { timeout: 20_000 },
    )
    .toEqual([]);
  await expect.poll(waitingIds, { timeout: 20_000 }).toEqual([]);
});

test('a stopped database redirects in time, and its clicks arrive when API and database run again', {
  timeout: 60_000,
}, async () => {
  const folder = await freshFolder();
  const urlOf = (cluster: Cluster) => {
    const { user, host, port, password } = cluster.connection();
    const secret = password === undefined ? '' : `:${password}`;
    const place =
      port === undefined ? `localhost/postgres?host=${encodeURIComponent(host)}` : `${host}:${port}/postgres`;
    return `postgresql://${user}${secret}@${place}`;
  };
  const cluster = await openCluster({ dataDir: folder, durability: 'off' });
  const { close } = await addLink(urlOf(cluster));
  await close();
  const api = await startOn(urlOf(cluster), folder);
  const before = await visit(api);
  await cluster.close();

  const during = await Promise.all([visit(api), visit(api), visit(api)]);
  await api.close();

  const clusterAgain = await openCluster({ dataDir: folder, durability: 'off' });
  const apiAgain = await startOn(urlOf(clusterAgain), folder);
  const open = await openDatabase({ kind: 'url', url: urlOf(clusterAgain) });
  onTestFinished(async () => {
    await apiAgain.close();
    await open.close();
    await clusterAgain.close();
  });
  await expect
    .poll(
      async () =>
        (await open.database.selectFrom('click').select('click_id').execute()).map((row) => row.click_id).sort(),
      { timeout: 20_000 },
    )
    .toEqual([before, ...during].sort());
});
