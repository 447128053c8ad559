import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { clockAt, startTestApi, type TestApi, type TestApp } from '../testing.ts';

const now = '2026-11-10T12:00:00Z';
const known = 'known-install';
const batchPath = '/v1/sdk/events/batch';
const installPath = '/v1/sdk/install';

let api: TestApi;
let app: TestApp;
let other: TestApp;

// One API for the whole table: every case brings ids of its own.
beforeAll(async () => {
  const ends: (() => Promise<void>)[] = [];
  api = await startTestApi(clockAt(now), {}, (end) => ends.push(end));
  [app, other] = [await api.newApp(), await api.newApp('Other')];
  await api.sdk(app.apiKey, installPath, { appsprintId: known });
  await api.sdk(other.apiKey, installPath, { appsprintId: 'of-another-app' });
  return () => ends[0]?.();
});

interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly body?: string | Buffer<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

async function send({ method = 'POST', path, body, headers = {} }: Sent) {
  const response = await fetch(`${api.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { 'x-api-key': app.apiKey, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  return { status: response.status, answer };
}

/** What holds for every answer: no failure of ours, nowhere a redirect, and a failure says why in `error`. */
async function expectAnswer(sent: Sent, status: number, error: string | null): Promise<void> {
  const { status: given, answer } = await send(sent);
  expect([given, answer.error ?? null], JSON.stringify(answer)).toEqual([status, error]);
  if (error !== null) expect(String(answer.message).length).toBeGreaterThan(20);
  expect(api.failures).toEqual([]);
}

const deep = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
let eventCount = 0;
/** A batch of one new event with these fields. */
function event(fields: string): string {
  eventCount += 1;
  return `{"events":[{"eventId":"e${eventCount}","appsprintId":"${known}","eventType":"purchase",${fields}}]}`;
}
const install = (fields: string) => `{"appsprintId":"${known}",${fields}}`;
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('a body that says nothing usable is refused with 400', () => {
  const notJson = [
    '',
    ' ',
    '{',
    '}',
    '[',
    '{"a":}',
    "{'a':1}",
    '{"a":1,}',
    'null x',
    'undefined',
    'NaN',
    '<xml/>',
    'a=b&c=d',
    '\0',
    '{"a":"\u0001"}',
    '{} {}',
    '// no\n{}',
    deep(200_000, '[', ''),
  ];
  const cases = notJson.flatMap((body) =>
    [installPath, batchPath, '/v1/sdk/event', '/v1/event']
      .slice(0, body.length > 1_000 ? 1 : 4)
      .map((path) => ({ path, body })),
  );
  test.each(cases)('$path with $body (no JSON)', (sent) => expectAnswer(sent, 400, 'invalid_json'));

  const noObject = ['null', 'true', '7', '"text"', '[]', '[{}]', '1e999', deep(100_000, '[', ']')];
  const objectCases = noObject.flatMap((body) => [installPath, batchPath].map((path) => ({ path, body })));
  test.each(objectCases)('$path with $body (no object)', (sent) => expectAnswer(sent, 400, 'invalid_request'));

  const noId = [
    '{}',
    '{"appsprintId":null}',
    '{"appsprintId":""}',
    '{"appsprintId":7}',
    '{"appsprintId":{}}',
    '{"appsprintId":["a"]}',
    '{"appsprintId":true}',
    '{"appsprintId":"\\u0000"}',
    `{"appsprintId":"${'x'.repeat(129)}"}`,
    '{"APPSPRINTID":"a"}',
    '{"data":{"appsprintId":"a"}}',
    '{"postbackId":7}',
    '{"__proto__":{"appsprintId":"a"}}',
  ];
  const idPaths = [installPath, '/v1/sdk/customer-user-id', '/v1/install'];
  const idCases = noId.flatMap((body) => idPaths.map((path) => ({ path, body })));
  test.each(idCases)('$path with $body (no id)', (sent) => expectAnswer(sent, 400, 'invalid_request'));

  const noEvents = [
    '{}',
    '{"events":null}',
    '{"events":{}}',
    '{"events":"x"}',
    '{"events":7}',
    '{"event":[]}',
    '{"events":[null]}',
    '{"events":[1,"a",[]]}',
    '{"events":[{}]}',
    '{"events":[{"eventId":"a","eventType":"login"}]}',
    '{"events":[{"eventId":"a","appsprintId":9}]}',
  ];
  test.each(noEvents)('a batch of %s', (body) => expectAnswer({ path: batchPath, body }, 400, 'invalid_request'));

  test.each(['ad-services-token', 'idfa'])('PATCH %s without an id', (part) =>
    expectAnswer({ method: 'PATCH', path: `${installPath}/${part}`, body: '{"idfa":"x"}' }, 400, 'invalid_request'),
  );
});

describe('a field that is wrong refuses nothing: the rest is kept', () => {
  const wrongEvents = [
    '"revenue":"9.99"',
    '"revenue":null',
    '"revenue":{}',
    '"revenue":true',
    '"revenue":1e308',
    '"revenue":-1e308',
    '"revenue":1e400',
    '"revenue":-0',
    '"revenue":1e-320',
    '"revenue":-5',
    '"revenue":100000000000000000000000',
    '"currency":"ZZZ"',
    '"currency":"dollars"',
    '"currency":840',
    '"currency":null',
    '"currency":""',
    `"currency":"${'U'.repeat(5_000)}"`,
    '"currency":"\\u0000US"',
    '"timestamp":"yesterday"',
    '"timestamp":null',
    '"timestamp":-1',
    '"timestamp":0',
    '"timestamp":1e300',
    '"timestamp":9007199254740993',
    '"timestamp":253402300800000',
    '"timestamp":1.5',
    '"eventName":7',
    '"eventName":null',
    '"eventName":"\\ud800"',
    `"eventName":"${'n'.repeat(50_000)}"`,
    '"parameters":null',
    '"parameters":[]',
    '"parameters":"x"',
    '"parameters":{"a":{"b":[1,null]}}',
    `"parameters":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
    `"parameters":${deep(50_000, '[', ']')}`,
    `"parameters":{${Array.from({ length: 5_000 }, (_, index) => `"k${index}":${index}`).join(',')}}`,
    '"parameters":{"id":7300000000000000001}',
    '"parameters":{"\\u0000":"\\u0000"}',
    '"__proto__":{"a":1}',
    '"constructor":{"prototype":{"a":1}}',
    '"toString":1',
    '"isSandbox":"maybe"',
    '"googleAdsConsent":7',
  ];
  test.each(wrongEvents)('an event with %#', (fields) =>
    expectAnswer({ path: batchPath, body: event(fields) }, 200, null),
  );

  test('an absurd amount is kept with its event, and only amounts that can be are summed', async () => {
    const amounts = ['1e308', '1e15', '-1e20', '999999999999999', '-4', '0.1', '1e-320'];
    for (const amount of amounts) {
      const body = event(`"currency":"CHF","revenue":${amount}`);
      await expectAnswer({ path: batchPath, body }, 200, null);
    }
    const francs = api.database.selectFrom('event').select('revenue').where('currency', '=', 'CHF');
    expect(await francs.execute()).toHaveLength(amounts.length);
    const sums = await api.database.selectFrom('roll_up').select('revenue').where('currency', '=', 'CHF').execute();
    expect(sums.map(({ revenue }) => Number(revenue).toFixed(1))).toEqual(['999999999999995.1']);
  });

  const wrongIds = [
    `{"events":[{"appsprintId":"${known}","eventType":"login"}]}`,
    `{"events":[{"eventId":7,"appsprintId":"${known}"}]}`,
    `{"events":[{"eventId":"","appsprintId":"${known}"}]}`,
    `{"events":[{"eventId":"${'e'.repeat(5_000)}","appsprintId":"${known}"}]}`,
    `{"events":[{"eventId":"\\u0000","appsprintId":"${known}"}]}`,
    `{"events":[{"eventId":"' or 1=1 --","appsprintId":"${known}"}]}`,
    `{"events":[{"eventId":"t1","appsprintId":"${known}","eventType":7}]}`,
    `{"events":[{"eventId":"t2","appsprintId":"${known}","eventType":""}]}`,
    `{"events":[{"eventId":"t3","appsprintId":"${known}","eventType":"Not-Known"}]}`,
    `{"events":[{"eventId":"t4","appsprintId":"${known}","eventType":"__test"}]}`,
    `{"events":[null,{"eventId":"t5","appsprintId":"${known}"},"x"]}`,
    `{"events":[{"eventId":"t6","appsprintId":"${known}","postbackId":"else"}]}`,
    '{"events":[]}',
    '{"events":[],"unknown":{"a":1}}',
  ];
  test.each(wrongIds)('a batch %#', (body) => expectAnswer({ path: batchPath, body }, 200, null));

  const wrongInstalls = [
    '"installTimestamp":7',
    '"installTimestamp":"soon"',
    '"installTimestamp":"-271821-04-20T00:00:00Z"',
    '"installTimestamp":"+275760-09-13T00:00:00Z"',
    '"installTimestamp":"0000-00-00"',
    '"installReferrer":{}',
    '"installReferrer":"%E0%A4%A"',
    `"installReferrer":"${'r'.repeat(100_000)}"`,
    '"sdkWebViewUserAgent":null',
    '"sdkWebViewUserAgent":[]',
    `"sdkWebViewUserAgent":"${'('.repeat(50_000)}"`,
    '"screenWidth":"wide"',
    '"preferredLanguages":"de"',
    '"idfa":7',
    '"attStatus":null',
    '"locale":"\\udfff"',
    `"extra":${deep(100_000, '[', ']')}`,
    '"sdkPlatform":9',
  ];
  test.each(wrongInstalls)('an install with %#', (fields) =>
    expectAnswer({ path: installPath, body: install(fields) }, 200, null),
  );

  test.each([
    '',
    '"customerUserId":null',
    '"customerUserId":{}',
    '"customerUserId":42',
    '"customerUserId":"\\u0000"',
    `"customerUserId":"${'u'.repeat(10_000)}"`,
  ])('a customer user id with %#', (field) =>
    expectAnswer(
      { path: '/v1/sdk/customer-user-id', body: `{"appsprintId":"${known}"${field && `,${field}`}}` },
      200,
      null,
    ),
  );
});

describe('bytes and headers that are wrong lose nothing', () => {
  const brokenTexts = [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf0, 0x9f], [0xc0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80]];
  test.each(brokenTexts)('broken UTF-8 %#', (...broken) =>
    expectAnswer(
      {
        path: batchPath,
        body: bytes(`{"events":[{"eventId":"utf","appsprintId":"${known}","eventName":"`, broken, '"}]}'),
      },
      200,
      null,
    ),
  );
  test('a byte order mark', () =>
    expectAnswer({ path: installPath, body: bytes([0xef, 0xbb, 0xbf], install('"a":1')) }, 200, null));
  test('UTF-16', () =>
    expectAnswer({ path: installPath, body: Buffer.from(install('"a":1'), 'utf16le') }, 400, 'invalid_json'));

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=latin1',
    'application/vnd.x+json',
    'multipart/form-data',
    'garbage',
    'APPLICATION/JSON',
  ])('Content-Type %s', (type) =>
    expectAnswer({ path: installPath, body: install('"a":1'), headers: { 'content-type': type } }, 200, null),
  );

  test.each([
    { 'user-agent': 'x'.repeat(5_000) },
    { 'x-forwarded-for': 'not an address' },
    { 'x-forwarded-for': ',,,' },
    { accept: 'text/html' },
    { origin: 'https://evil.example' },
    { 'accept-encoding': 'nonsense' },
    { 'if-none-match': '*' },
  ])('the header %j', (headers) => expectAnswer({ path: installPath, body: install('"a":1'), headers }, 200, null));

  test.each(['', 'as_live_wrong', 'Bearer x', '0', 'x'.repeat(8_000), "' or 1=1 --", 'null'])('the key %#', (key) =>
    expectAnswer({ path: batchPath, body: '{"events":[]}', headers: { 'x-api-key': key } }, 401, 'unauthorized'),
  );
});

describe('addresses', () => {
  test.each([
    ['GET', '/v1/sdk/attribution/never-seen', 404, 'install_not_found'],
    ['GET', '/v1/sdk/attribution/of-another-app', 404, 'install_not_found'],
    ['GET', `/v1/sdk/attribution/${'x'.repeat(300)}`, 404, 'install_not_found'],
    ['GET', '/v1/sdk/attribution/%00', 404, 'install_not_found'],
    ['GET', '/v1/sdk/attribution/%F0%9F%98%80', 404, 'install_not_found'],
    ['GET', '/v1/sdk/attribution/', 404, 'route_not_found'],
    ['GET', `/v1/sdk/attribution/${known}?a=%zz`, 200, null],
    ['GET', `/v1/sdk/attribution/${known}/`, 200, null],
    ['GET', '/v1/sdk/attribution', 404, 'route_not_found'],
    ['GET', installPath, 404, 'route_not_found'],
    ['PUT', installPath, 404, 'route_not_found'],
    ['DELETE', batchPath, 404, 'route_not_found'],
    ['POST', '/v1/sdk/events', 404, 'route_not_found'],
    ['POST', '/v2/sdk/install', 404, 'route_not_found'],
    ['POST', '/v1/sdk/INSTALL', 404, 'route_not_found'],
    ['POST', '/v1/sdk/install/', 200, null],
    ['POST', '//v1//sdk/install', 200, null],
    ['POST', '/v1/sdk/install?x=1', 200, null],
  ] as const)('%s %s is answered with %i', (method, path, status, error) =>
    expectAnswer({ method, path, ...(method === 'GET' ? {} : { body: install('"a":1') }) }, status, error),
  );

  test.each([
    [batchPath, '{"events":[{"eventId":"x","appsprintId":"never-seen","eventType":"login"}]}'],
    [batchPath, '{"events":[{"eventId":"x","appsprintId":"of-another-app","eventType":"login"}]}'],
    ['/v1/sdk/event', '{"eventId":"x","appsprintId":"never-seen","eventType":"login"}'],
    ['/v1/event', '{"appsprintId":"never-seen","eventType":"login"}'],
    ['/v1/sdk/customer-user-id', '{"appsprintId":"never-seen","customerUserId":"u"}'],
    ['/v1/customer-user-id', '{"postbackId":"never-seen","customerUserId":"u"}'],
  ])('%s for an install that is not there makes the client register again', (path, body) =>
    expectAnswer({ path, body }, 404, 'install_not_found'),
  );

  test.each(['ad-services-token', 'idfa'])('PATCH %s for an install that is not there', (part) =>
    expectAnswer(
      { method: 'PATCH', path: `${installPath}/${part}`, body: '{"appsprintId":"never-seen","idfa":"x"}' },
      404,
      'install_not_found',
    ),
  );
});

describe('size', () => {
  const filled = (size: number) => install(`"padding":"${'x'.repeat(size)}"`);
  test('ten times what an SDK sends is taken', () =>
    expectAnswer({ path: installPath, body: filled(950_000) }, 200, null));
  test('more than 1 MiB is too large', () =>
    expectAnswer({ path: installPath, body: filled(1 << 20) }, 413, 'body_too_large'));
  test('a thousand events are taken', () =>
    expectAnswer(
      {
        path: batchPath,
        body: JSON.stringify({
          events: Array.from({ length: 1_000 }, (_, index) => ({
            eventId: `many-${index}`,
            appsprintId: known,
            eventType: 'login',
          })),
        }),
      },
      200,
      null,
    ));
  test('more are not', () =>
    expectAnswer(
      { path: batchPath, body: JSON.stringify({ events: Array.from({ length: 1_001 }, () => 0) }) },
      413,
      'batch_too_large',
    ));
});

describe('requests that are no HTTP', () => {
  /** The status line of what the server answers to raw text. */
  function statusOf(text: string): Promise<string> {
    const { hostname, port } = new URL(api.url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.end(text));
      let answer = '';
      socket.on('data', (part) => {
        answer += part.toString('latin1');
      });
      socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
      socket.on('error', reject);
    });
  }

  test.each([
    ['nonsense\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['POST /v1/sdk/install HTTP/1.1\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['GET /v1/sdk/attribution/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['POST /v1/sdk/install HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['POST /v1/sdk/install HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 'HTTP/1.1 431 Request Header Fields Too Large'],
  ])('%#', async (text, status) => {
    expect(await statusOf(text)).toBe(status);
    expect(api.failures).toEqual([]);
  });
});
