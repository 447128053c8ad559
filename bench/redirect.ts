import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Benchmark } from './benchmark.ts';

/** Visitors at once. A commit waits for the disk, so it takes many of them to keep two processors busy. */
const connections = 256;
const rounds = 7;
/** Milliseconds of one round. */
const roundLength = 1_500;

const request = [
  'GET /l/bench?campaign_id=1830000000100001&campaign_name=Spring%20sale&adgroup_id=1830000000200001&ad_id=1830000000300001&ttclid=E.C.P.abcdefghijklmnopqrstuvwxyz0123456789 HTTP/1.1',
  'Host: bench',
  'User-Agent: Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A) AppleWebKit/537.36 Mobile Safari/537.36',
  '',
  '',
].join('\r\n');

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
}

async function start(kind: 'durable' | 'forgetful', dataDir: string): Promise<Running> {
  const program = join(import.meta.dirname, 'redirect.server.ts');
  const child = spawn(process.execPath, [program, kind], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => {
      throw new Error(`The ${kind} server of the redirect benchmark ended before it answered; its error is above.`);
    }),
  ]);
  return { child, port: Number(new URL(String(line)).port) };
}

/** Asks over one connection until the end, each time after the answer before. Returns the number of redirects. */
function askUntil(end: number, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let redirects = 0;
    let text = '';
    socket.setEncoding('latin1').on('error', reject);
    socket.on('connect', () => socket.write(request));
    socket.on('data', (part: string) => {
      text += part;
      if (!text.endsWith('\r\n\r\n')) return;
      if (!text.startsWith('HTTP/1.1 302')) {
        reject(new Error(`The redirect benchmark got "${text.slice(0, 40)}" instead of a redirect.`));
        socket.destroy();
        return;
      }
      redirects += 1;
      text = '';
      if (performance.now() < end) socket.write(request);
      else socket.end(() => resolve(redirects));
    });
  });
}

async function redirectsPerSecond({ port }: Running): Promise<number> {
  const began = performance.now();
  const counts = await Promise.all(Array.from({ length: connections }, () => askUntil(began + roundLength, port)));
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1_000);
}

/** Stops a server and waits for its end, so that its database is at rest before its folder goes. */
async function stop({ child }: Running): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** A Signal link's redirect with the click committed to the embedded PostgreSQL first, against one that stores nothing. */
export const redirect: Benchmark = {
  name: 'redirect',
  compares: 'durable / without storing',
  budget: { atLeast: 0.5 },
  unit: 'redirects/s',
  async measure() {
    const dataDir = await mkdtemp(join(tmpdir(), 'appsprint-bench-'));
    const servers: Running[] = [];
    try {
      const durable = await start('durable', dataDir);
      servers.push(durable);
      const forgetful = await start('forgetful', dataDir);
      servers.push(forgetful);
      for (const server of servers) await redirectsPerSecond(server);
      const [measured, baseline]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        measured.push(await redirectsPerSecond(durable));
        baseline.push(await redirectsPerSecond(forgetful));
      }
      return { measured, baseline };
    } finally {
      for (const server of servers) await stop(server);
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};
