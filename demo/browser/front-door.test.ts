import { createHash, X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { buffer } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import { expect, test } from 'vitest';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { openTarget } from './test-target.ts';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: Buffer;
  readonly publicKeyHash: string;
}

/** Knocks as a browser would: the public host by name, the door's own address by number. */
function knock(door: FrontDoor, host: string, path: string, method = 'GET', body?: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({
      host: '127.0.0.1',
      port: door.port,
      servername: host,
      path,
      method,
      headers: { host, 'x-asked-by': 'a test', ...(body ? { 'content-length': body.length } : {}) },
      rejectUnauthorized: false,
      agent: false,
    });
    call.once('error', reject);
    call.once('response', (response) => {
      const certificate = new X509Certificate((response.socket as TLSSocket).getPeerCertificate().raw);
      const publicKey = certificate.publicKey.export({ type: 'spki', format: 'der' });
      buffer(response).then(
        (read) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: read,
            publicKeyHash: createHash('sha256').update(publicKey).digest('base64'),
          }),
        reject,
      );
    });
    call.end(body);
  });
}

test('each host is answered by its own target, which sees the request as the browser sent it', async () => {
  const echo = (name: string) =>
    openTarget((incoming, outgoing) => {
      outgoing.writeHead(201, { 'set-cookie': ['a=1', 'b=2'] });
      outgoing.end(JSON.stringify({ name, method: incoming.method, url: incoming.url, headers: incoming.headers }));
    });
  await using pages = await echo('pages');
  await using api = await echo('api');
  const door = await openFrontDoor({ routes: { 'ads.tiktok.com': pages.origin, 'api.appsprint.app': api.origin } });

  const answer = await knock(door, 'api.appsprint.app', '/v1/me?x=%20y', 'DELETE');

  expect(answer.status).toBe(201);
  expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  expect(answer.publicKeyHash).toBe(door.publicKeyHash);
  const seen = JSON.parse(answer.body.toString()) as { headers: Record<string, string> };
  expect(seen).toMatchObject({ name: 'api', method: 'DELETE', url: '/v1/me?x=%20y' });
  expect(seen.headers).toMatchObject({ host: 'api.appsprint.app', 'x-asked-by': 'a test' });
  expect(seen.headers).not.toHaveProperty('x-forwarded-for');
  expect(JSON.parse((await knock(door, 'ads.tiktok.com', '/')).body.toString())).toMatchObject({ name: 'pages' });
  await door.close();
});

test('a body of several megabytes passes unchanged both ways', async () => {
  await using target = await openTarget((incoming, outgoing) => incoming.pipe(outgoing));
  const door = await openFrontDoor({ routes: { 'ads.tiktok.com': target.origin } });
  const sent = Buffer.alloc(8_000_000, 'appsprint');

  const answer = await knock(door, 'ads.tiktok.com', '/upload', 'POST', sent);

  expect(answer.body.equals(sent)).toBe(true);
  await door.close();
});

test('a target that is down answers as 502 with one sentence', async () => {
  const target = await openTarget(() => undefined);
  await target[Symbol.asyncDispose]();
  const door = await openFrontDoor({ routes: { 'ads.tiktok.com': target.origin } });

  const answer = await knock(door, 'ads.tiktok.com', '/');

  expect(answer.status).toBe(502);
  expect(answer.body.toString()).toMatch(/^Nothing answers for ads\.tiktok\.com at http:.*ECONNREFUSED.*\.\n$/);
  expect((await knock(door, 'example.com', '/')).status).toBe(502);
  await door.close();
});

test('a target that breaks off its answer breaks off for the browser too', async () => {
  await using target = await openTarget((_incoming, outgoing) => {
    outgoing.writeHead(200, { 'content-length': 100 });
    outgoing.write('half', () => outgoing.destroy());
  });
  const door = await openFrontDoor({ routes: { 'ads.tiktok.com': target.origin } });

  await expect(knock(door, 'ads.tiktok.com', '/')).rejects.toThrow(/aborted|hang up|ECONNRESET/);
  await door.close();
});

test('closing the door ends requests that are still under way', async () => {
  const arrived = Promise.withResolvers<void>();
  await using target = await openTarget(() => arrived.resolve());
  const door = await openFrontDoor({ routes: { 'ads.tiktok.com': target.origin } });
  const waiting = expect(knock(door, 'ads.tiktok.com', '/slow')).rejects.toThrow(/hang up|ECONNRESET/);
  await arrived.promise;

  await door.close();

  await waiting;
});
