import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppId, apiVersion, Day } from '#lib/appsprint/contract';
import { ApiError, createClient, type Problem } from './index.ts';

const token = 'asp_live_secret';
const identity = {
  token: { name: 'Marketing' },
  scopes: ['read'],
  apps: [{ id: 'app_moonlight', name: 'Moonlight' }],
  capabilities: ['metrics'],
};
const envelope = (data: unknown) => JSON.stringify({ data, meta: { requestId: 'r1', apiVersion } });
const failure = (error: string, message: string) => JSON.stringify({ error, message });

interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

let asked: Asked[] = [];
let respond: (response: ServerResponse) => void = () => undefined;
const server = createServer((request: IncomingMessage, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { method, url, headers } = request;
    asked.push({ method, url, authorization: headers.authorization, body: Buffer.concat(parts).toString() });
    respond(response);
  });
});
let apiAddress = '';

const answers = (status: number, body: string, headers: Record<string, string> = {}) => {
  respond = (response) => response.writeHead(status, headers).end(body);
};

beforeEach(async () => {
  asked = [];
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  apiAddress = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const client = (access = {}) => createClient({ apiAddress, token, ...access });

/** The problem of a call that must fail; its texts never hold the token. */
async function problemWhen(call: () => Promise<unknown>, secret = token): Promise<Problem> {
  const error = await call().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiError)) throw new Error(`Not an ApiError: ${String(error)}`);
  expect(`${error.message} ${JSON.stringify(error.problem)}`).not.toContain(secret);
  return error.problem;
}

describe('a call', () => {
  test('is made at the path of the contract, with the token, and gives back the checked data', async () => {
    answers(200, envelope({ ...identity, newField: 'a newer server' }));
    expect(await client().call('identity', {})).toEqual(identity);
    expect(asked).toEqual([{ method: 'GET', url: '/v1/me', authorization: `Bearer ${token}`, body: '' }]);
  });

  test('keeps the path prefix of the API address and writes parameters as they are meant', async () => {
    answers(404, failure('not_found', 'There is no such app.'));
    const prefixed = client({ apiAddress: `${apiAddress}/appsprint` });
    const appId = 'app_a/../b?c#d' as AppId;
    await problemWhen(() => prefixed.call('integration', { params: { appId } }));
    expect(asked[0]?.url).toBe('/appsprint/v1/apps/app_a%2F..%2Fb%3Fc%23d/tiktok-ads');
  });

  test('sends its query, and nothing for what is left out', async () => {
    answers(404, '');
    const days = { from: Day.parse('2026-11-01'), to: Day.parse('2026-11-07') };
    const params = { appId: AppId.parse('app_moonlight') };
    await problemWhen(() => client().call('metrics', { params, query: { level: 'ad', ...days, ids: '1,2' } }));
    await problemWhen(() => client().call('metrics', { params, query: { level: 'ad', ...days, ids: undefined } }));
    expect(asked.map(({ url }) => url)).toEqual([
      '/v1/apps/app_moonlight/tiktok-ads/metrics?level=ad&from=2026-11-01&to=2026-11-07&ids=1%2C2',
      '/v1/apps/app_moonlight/tiktok-ads/metrics?level=ad&from=2026-11-01&to=2026-11-07',
    ]);
  });

  test('sends its body as JSON', async () => {
    const sent = { eventId: 'e1', event: 'Purchase', sentAt: '2026-11-07T11:00:00Z' };
    const result = { ...sent, tiktok: { code: 0, message: 'OK', requestId: null } };
    answers(200, envelope(result));
    const params = { appId: AppId.parse('app_moonlight') };
    const body = { testEventCode: 'TEST12345', event: 'Purchase' };
    expect(await client().call('sendTestEvent', { params, body })).toEqual(result);
    expect(asked[0]).toMatchObject({ method: 'POST', body: JSON.stringify(body) });
  });
});

describe('a refusal', () => {
  test.each([
    [401, 'token-refused', 'AppSprint refused the access token.'],
    [403, 'not-allowed', 'Says the server.'],
    [404, 'not-found', 'Says the server.'],
    [409, 'not-ready', 'Says the server.'],
    [422, 'rejected', 'Says the server.'],
    [429, 'too-many-calls', 'AppSprint is asked too often right now.'],
    [500, 'server-failed', "AppSprint's server failed (status 500)."],
    [503, 'server-failed', "AppSprint's server failed (status 503)."],
  ])('with status %i is the problem "%s" with what happened and a remedy', async (status, kind, what) => {
    answers(status, failure('some_code', 'Says the server.'), { 'content-type': 'application/json' });
    expect(await problemWhen(() => client().call('identity', {}))).toEqual({
      kind,
      what,
      remedy: expect.stringMatching(/^[A-Z].+\.$/),
    });
  });

  test.each([403, 404, 409, 422])('with status %i says something of its own where a proxy answers', async (status) => {
    answers(status, '<html><h1>Sorry</h1></html>', { 'content-type': 'text/html' });
    const { what } = await problemWhen(() => client().call('identity', {}));
    expect(what).toMatch(/^(?:AppSprint|The) .+\.$/);
    expect(what).not.toContain('html');
  });

  test('of too many calls is told at once and not asked again, however long the server wants to be left alone', async () => {
    answers(429, failure('too_many_calls', 'Later.'), { 'retry-after': '3600' });
    expect(await problemWhen(() => client().call('identity', {}))).toMatchObject({ kind: 'too-many-calls' });
    expect(asked).toHaveLength(1);
  });

  test('of a server that restarts is asked once more, whatever it says about later', async () => {
    respond = (response) => {
      if (asked.length === 1) response.writeHead(503, { 'retry-after': '3600' }).end();
      else response.writeHead(200).end(envelope(identity));
    };
    expect(await client().call('identity', {})).toEqual(identity);
  });

  test('of a test event is never sent again by itself', async () => {
    answers(503, '');
    const params = { appId: AppId.parse('app_moonlight') };
    const body = { testEventCode: 'TEST12345', event: 'Purchase' };
    await problemWhen(() => client().call('sendTestEvent', { params, body }));
    expect(asked).toHaveLength(1);
  });
});

describe('an answer that breaks the contract', () => {
  test.each([
    ['a page', '<!doctype html><title>Welcome</title>', 'it is not JSON'],
    ['nothing', '', 'it is not JSON'],
    ['half of it', envelope(identity).slice(0, 40), 'it is not JSON'],
    ['no envelope', JSON.stringify(identity), 'data'],
    ['a missing field', envelope({ ...identity, apps: [{ id: 'app_moonlight' }] }), 'data.apps.0.name is missing'],
    ['a wrong id', envelope({ ...identity, apps: [{ id: 17, name: 'x' }] }), 'data.apps.0.id is missing or wrong'],
    ['null', 'null', 'the whole answer is missing or wrong'],
    ['fifty megabytes', envelope('x'.repeat(50_000_000)), 'it is larger than 20 MB'],
    ['nested a hundred thousand deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'the whole answer'],
    ['a name of an object’s own', envelope(JSON.parse('{"__proto__": {"token": {}, "scopes": []}}')), 'data.token'],
  ])('because it is %s says so', async (_, body, detail) => {
    answers(200, body);
    const problem = await problemWhen(() => client().call('identity', {}));
    expect(problem.kind).toBe('malformed-answer');
    expect(problem.what).toContain('identity');
    expect(problem.what).toContain(detail);
  });
});

describe('an API that cannot be reached', () => {
  const unreachable = { kind: 'unreachable', what: expect.stringMatching(/^AppSprint did not answer at http:\/\/127/) };

  test('says which address did not answer', async () => {
    await new Promise((closed) => server.close(closed));
    expect(await problemWhen(() => client().call('identity', {}))).toMatchObject(unreachable);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });

  test('is the same when the connection breaks in the middle of the answer', async () => {
    respond = (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"data":', () => response.destroy());
    };
    expect(await problemWhen(() => client().call('identity', {}))).toMatchObject(unreachable);
  });

  test('is the same when nothing comes for fifteen seconds', async () => {
    respond = () => undefined;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const problem = problemWhen(() => client().call('identity', {}));
      while (asked.length === 0) await new Promise(setImmediate);
      await vi.advanceTimersByTimeAsync(15_000);
      expect(await problem).toMatchObject(unreachable);
      expect(asked).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });
});

test.each(['asp_secrét…', 'asp_secret\u200b', 'asp_secret\nInjected: 1', 'asp secret', ''])(
  'a token that no access token can be is refused without being sent or shown: %j',
  async (pasted) => {
    answers(200, envelope(identity));
    const problem = await problemWhen(() => client({ token: pasted }).call('identity', {}), pasted || 'Bearer');
    expect(problem.kind).toBe('token-refused');
    expect(asked).toEqual([]);
  },
);
