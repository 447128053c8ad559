import { randomBytes } from 'node:crypto';
import { lstat, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { isMissing, readIfThere } from './files.ts';

/**
 * How the embedded PostgreSQL is reached: a socket in a folder nobody else can enter, so there is no port and no password;
 * on Windows, where PostgreSQL's sockets are not dependable, a loopback port with a random password.
 */
const Address = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('socket'), folder: z.string() }),
  z.object({ kind: z.literal('port'), port: z.int(), password: z.string() }),
]);
export type Address = z.infer<typeof Address>;

const socketName = '.s.PGSQL.5432';

async function isOwnFolder(path: string): Promise<boolean> {
  try {
    const found = await lstat(path);
    return (
      found.isDirectory() && (process.getuid === undefined || process.getuid() === 0 || found.uid === process.getuid())
    );
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1');
  return address.port;
}

/** A path of a socket may have about 107 bytes, so it stands in the system's folder for temporary files, not in ours. */
async function newAddress(): Promise<Address> {
  if (process.platform === 'win32') {
    return { kind: 'port', port: await freePort(), password: randomBytes(24).toString('base64url') };
  }
  return { kind: 'socket', folder: await mkdtemp(join(tmpdir(), 'appsprint-pg-')) };
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'postgres-address.json');
}

/** The address written in the data folder; null before the first start. */
export async function readAddress(dataDir: string): Promise<Address | null> {
  const text = await readIfThere(fileOf(dataDir));
  return text === null ? null : Address.parse(JSON.parse(text));
}

/** The address to start under: the same as before, so that processes that adopted the server find it again. */
export async function addressForStart(dataDir: string): Promise<Address> {
  const known = await readAddress(dataDir);
  if (known?.kind === 'port') return known;
  if (known?.kind === 'socket') {
    if (await isOwnFolder(known.folder)) return known;
    const made = await mkdir(known.folder, { mode: 0o700 }).then(
      () => true,
      () => false,
    );
    if (made) return known;
  }
  const address = await newAddress();
  await writeFile(fileOf(dataDir), JSON.stringify(address), { mode: 0o600 });
  return address;
}

/** Whether something accepts connections there. */
export async function answers(address: Address): Promise<boolean> {
  return new Promise((answer) => {
    const socket =
      address.kind === 'socket'
        ? connect(join(address.folder, socketName))
        : connect({ host: '127.0.0.1', port: address.port });
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}
