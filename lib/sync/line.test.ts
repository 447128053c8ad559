import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type ApiError, createClient } from '#lib/appsprint';
import { apiVersion } from '#lib/appsprint/contract';
import { createKeptAnswers, createLine, type SharedLine } from './index.ts';

const area = fakeBrowser.storage.session;
const identity = (name: string) => ({ token: { name }, scopes: ['read'], apps: [], capabilities: [] });
const envelope = (data: unknown) => JSON.stringify({ data, meta: { requestId: 'r1', apiVersion } });
const minute = 60_000;
const json = { 'content-type': 'application/json' };

let asked: IncomingMessage['headers'][] = [];
let respond: (request: IncomingMessage, response: ServerResponse) => void;
let now = Date.UTC(2026, 10, 22, 12);
let back = 0;
let apiAddress = '';
const server = createServer((request, response) => {
  asked.push(request.headers);
  respond(request, response);
});

/** The line of a worker that was just started. */
const startWorker = (): SharedLine =>
  createLine({
    area,
    answers: createKeptAnswers(area),
    now: () => now,
    random: () => 0.999,
    onBack: () => {
      back += 1;
    },
  });
const question = (line: SharedLine, who: 'person' | 'poll' = 'poll') =>
  createClient({ apiAddress, token: 'asp_secret' }, { line, for: who, now: () => now }).call('identity', {});
const kindOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'answered',
    (error: ApiError) => error.problem.kind,
  );
const answers = (name: string, tag = `W/"${name}"`) => {
  respond = (request, response) =>
    request.headers['if-none-match'] === tag
      ? response.writeHead(304, { etag: tag }).end()
      : response.writeHead(200, { etag: tag }).end(envelope(identity(name)));
};
const fails = (status: number, headers = {}) => {
  respond = (_, response) =>
    response.writeHead(status, { ...json, ...headers }).end('{"error":"busy","message":"Later."}');
};

beforeEach(async () => {
  fakeBrowser.reset();
  asked = [];
  back = 0;
  now = Date.UTC(2026, 10, 22, 12);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  apiAddress = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

describe('an answer that still holds', () => {
  test('is not sent again, and is the same for the next worker', async () => {
    answers('Marketing');
    await question(startWorker());
    expect(await question(startWorker())).toEqual(identity('Marketing'));
    expect(asked.map((headers) => headers['if-none-match'])).toEqual([undefined, 'W/"Marketing"']);
  });

  test('is replaced by another one as soon as it does not hold any more', async () => {
    const line = startWorker();
    answers('Marketing');
    await question(line);
    answers('Growth');
    expect(await question(line)).toEqual(identity('Growth'));
    expect(await question(line)).toEqual(identity('Growth'));
    expect(asked.map((headers) => headers['if-none-match'])).toEqual([undefined, 'W/"Marketing"', 'W/"Growth"']);
  });

  test('is forgotten with the connection, also one that is on its way just then', async () => {
    const line = startWorker();
    const { promise: open, resolve: release } = Promise.withResolvers<void>();
    respond = (_, response) => {
      void open.then(() => response.writeHead(200, { etag: '"1"' }).end(envelope(identity('Marketing'))));
    };
    const late = question(line);
    await expect.poll(() => asked.length).toBe(1);
    await line.forget();
    release();
    expect(await late).toEqual(identity('Marketing'));
    expect(JSON.stringify(await area.get())).not.toContain('Marketing');
    answers('Growth');
    await question(line);
    expect(asked.at(-1)).not.toHaveProperty('if-none-match');
  });

  test('that breaks the contract is not kept', async () => {
    const line = startWorker();
    respond = (_, response) => response.writeHead(200, { etag: '"1"' }).end('{"data":{}}');
    expect(await kindOf(question(line))).toBe('malformed-answer');
    answers('Marketing');
    await question(line);
    expect(asked.at(-1)).not.toHaveProperty('if-none-match');
  });
});

describe('an API that cannot be reached', () => {
  test('is not asked by polls for a while, also by the next worker, but by a person', async () => {
    respond = (_, response) => response.destroy();
    expect(await kindOf(question(startWorker()))).toBe('unreachable');
    const tries = asked.length;
    expect(await kindOf(question(startWorker()))).toBe('unreachable');
    expect(asked).toHaveLength(tries);
    answers('Marketing');
    expect(await kindOf(question(startWorker(), 'person'))).toBe('answered');
    expect(await kindOf(question(startWorker()))).toBe('answered');
    expect(back).toBe(1);
  });

  test('is asked again when the wait is over, when the clock was put back, and after a long sleep', async () => {
    respond = (_, response) => response.destroy();
    await kindOf(question(startWorker()));
    const started = now;
    answers('Marketing');
    for (const jump of [2_000, -3_600_000, 400 * 24 * 3_600_000]) {
      now = started + jump;
      expect(await kindOf(question(startWorker()))).toBe('answered');
      now = started;
      respond = (_, response) => response.destroy();
      await kindOf(question(startWorker(), 'person'));
      answers('Marketing');
    }
  });

  test('is asked again as soon as the network is back', async () => {
    const line = startWorker();
    respond = (_, response) => response.destroy();
    await kindOf(question(line));
    answers('Marketing');
    await line.networkIsBack();
    expect(back).toBe(1);
    expect(await kindOf(question(line))).toBe('answered');
  });
});

describe('an API that asks to be left alone', () => {
  test.each([
    ['600', 10 * minute],
    [new Date(Date.UTC(2026, 10, 22, 12, 5)).toUTCString(), 5 * minute],
  ])('(Retry-After: %s) is left alone by everybody until then, network or not', async (retryAfter, wait) => {
    fails(429, { 'retry-after': retryAfter });
    const line = startWorker();
    expect(await kindOf(question(line))).toBe('too-many-calls');
    answers('Marketing');
    await line.networkIsBack();
    now += wait - 1;
    expect(await kindOf(question(startWorker(), 'person'))).toBe('too-many-calls');
    expect(asked).toHaveLength(1);
    now += 1;
    expect(await kindOf(question(startWorker(), 'person'))).toBe('answered');
  });

  test.each(['-5', 'soon', 'Sun, 01 Jan 2006 00:00:00 GMT', ''])(
    'by a header that says "%s" is asked by a person',
    async (header) => {
      fails(429, { 'retry-after': header });
      const line = startWorker();
      await kindOf(question(line));
      answers('Marketing');
      expect(await kindOf(question(line, 'person'))).toBe('answered');
    },
  );
});

test('a refusal of AppSprint’s is an answer: nothing is left alone because of it', async () => {
  const line = startWorker();
  respond = (_, response) => response.writeHead(403, json).end('{"error":"forbidden","message":"No."}');
  expect(await kindOf(question(line))).toBe('not-allowed');
  answers('Marketing');
  expect(await kindOf(question(line))).toBe('answered');
});

test.each([7, 'x', { 'http://127.0.0.1': 7 }, null])(
  'what is kept and not understood is nothing: %j',
  async (stored) => {
    await area.set({ backOff: stored });
    answers('Marketing');
    expect(await kindOf(question(startWorker()))).toBe('answered');
  },
);
