import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { inject, onTestFinished } from 'vitest';
import { createApp, createToken } from './access/index.ts';
import type { Clock } from './clock.ts';
import { type ApiConfiguration, startApi } from './compose.ts';
import { openDatabase, type Tables } from './database/index.ts';
import { copyTemplate } from './database/testing.ts';

/** A clock that stands until it is moved. */
export interface StoryClock extends Clock {
  moveTo(instant: string): void;
}

/** A clock that stands at an instant (ISO 8601). */
export function clockAt(instant: string): StoryClock {
  let now = new Date(instant);
  return {
    now: () => now,
    moveTo: (next) => {
      now = new Date(next);
    },
  };
}

/** One app of a running API, with its key and a token that may do everything, and JSON calls with them. */
export interface TestApp {
  readonly appId: string;
  readonly apiKey: string;
  readonly token: string;
}

/** What a call answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // The tests say what they expect; a wrong guess fails there.
  readonly body: Record<string, unknown> & { readonly data?: unknown };
}

/** A running API on a database of its own. */
export interface TestApi {
  readonly url: string;
  readonly database: Kysely<Tables>;
  readonly failures: unknown[];
  newApp(name?: string): Promise<TestApp>;
  /** A call by a person with a token. */
  call(token: string, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A call by an SDK with a key. */
  sdk(apiKey: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}

/**
 * Starts the API for one test, on a fresh database; everything ends with the test.
 * @param whenDone takes what ends everything; for an API that several tests share
 */
export async function startTestApi(
  clock: Clock,
  overrides: Partial<ApiConfiguration> = {},
  whenDone: (end: () => Promise<void>) => void = onTestFinished,
): Promise<TestApi> {
  const adminUrl = inject('testDatabaseAdmin');
  const copy = await copyTemplate(adminUrl);
  const dataDir = await mkdtemp(join(tmpdir(), 'appsprint-api-'));
  const failures: unknown[] = [];
  const api = await startApi(
    {
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      dataDir,
      database: { kind: 'url', url: copy.url },
      tiktok: { apiBase: 'http://127.0.0.1:9', app: null },
      trustProxy: ['127.0.0.1'],
      secretKey: { kind: 'text', text: 'a key for tests only' },
      pageAnchorsFile: null,
      sdkCallRates: { perAddress: 0, perApp: 0 },
      ...overrides,
    },
    // Clicks are looked for in the database right after the visit, also where a machine that does much else is slow to store them.
    { clock, report: (where, error) => failures.push([where, error]), visitorPatience: 20_000 },
  );
  const { database, close } = await openDatabase({ kind: 'url', url: copy.url });
  whenDone(async () => {
    await api.close();
    await close();
    await copy.drop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    url: api.url,
    database,
    failures,
    async newApp(name = 'Moonlight Habits') {
      const app = await createApp(database, clock, name);
      const token = await createToken(database, clock, {
        appIds: [app.appId],
        name: 'test',
        scopes: ['read', 'configure', 'test-events'],
      });
      return { ...app, token };
    },
    async call(token, method, path, body, headers = {}) {
      const json = body === undefined ? {} : { body: JSON.stringify(body) };
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      return answerOf(
        await fetch(`${api.url}${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, ...type, ...headers },
          ...json,
        }),
      );
    },
    async sdk(apiKey, path, body, headers = {}) {
      const all = { 'x-api-key': apiKey, 'content-type': 'application/json', ...headers };
      return answerOf(await fetch(`${api.url}${path}`, { method: 'POST', headers: all, body: JSON.stringify(body) }));
    },
  };
}
