import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from './certificate.ts';

/** One TLS listener on this machine that stands for several public hosts. */
export interface FrontDoor {
  readonly hosts: readonly string[];
  readonly port: number;
  /** Base64 SHA-256 of the certificate's public key: what a browser is told to trust. */
  readonly publicKeyHash: string;
  close(): Promise<void>;
}

/** Headers that belong to one connection and are not handed on (RFC 9110, section 7.6.1). */
const connectionHeaders = new Set(['connection', 'keep-alive', 'proxy-connection', 'upgrade', 'te']);

/**
 * Opens the door on a free port of the loopback address. `routes` maps each public host to the plain-HTTP origin that
 * answers for it, such as `{ 'ads.tiktok.com': 'http://127.0.0.1:4100' }`. Requests arrive there unchanged, with the
 * public `Host`; a target that is down answers as 502.
 */
export async function openFrontDoor({ routes }: { routes: Readonly<Record<string, string>> }): Promise<FrontDoor> {
  const hosts = Object.keys(routes);
  const { key, cert, publicKeyHash } = await makeCertificate(hosts);
  const server = createServer({ key, cert }, (incoming, outgoing) => {
    const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
    const target = routes[host];
    if (target) forward(host, target, incoming, outgoing);
    else refuse(outgoing, `Nothing answers for ${host || 'a request without a host'} here.`);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    hosts,
    port: (server.address() as AddressInfo).port,
    publicKeyHash,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function forward(host: string, target: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const onward = request(new URL(incoming.url ?? '/', target), {
    method: incoming.method ?? 'GET',
    headers: handedOn(incoming.rawHeaders),
    // A connection of its own for each request: none is left open when the door closes.
    agent: false,
  });
  onward.once('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, handedOn(answer.rawHeaders));
    answer.pipe(outgoing);
    // A target that breaks off in the middle of its answer breaks off for the browser too.
    answer.once('error', () => outgoing.destroy());
  });
  onward.once('error', (error) => {
    if (outgoing.headersSent) outgoing.destroy();
    else refuse(outgoing, `Nothing answers for ${host} at ${target}: ${error.message}.`);
  });
  outgoing.once('close', () => onward.destroy());
  incoming.pipe(onward);
}

function handedOn(rawHeaders: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!connectionHeaders.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

function refuse(outgoing: ServerResponse, sentence: string): void {
  outgoing.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
  outgoing.end(`${sentence}\n`);
}
