import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiConfiguration } from './configuration/index.ts';

/**
 * The address under which a server of a data folder is reached now, for commands beside it: they may be run without the
 * variables of the server, and a port of 0 is known to nobody else.
 */
function fileOf(dataDir: string): string {
  return join(dataDir, 'public-url');
}

/** Notes the address of the server that runs now. */
export async function noteAddress(dataDir: string, publicUrl: string): Promise<void> {
  await writeFile(fileOf(dataDir), publicUrl);
}

/** The address of the server that runs now; null when none does. */
async function readNotedAddress(dataDir: string): Promise<string | null> {
  try {
    return (await readFile(fileOf(dataDir), 'utf8')) || null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Forgets the address, unless another server has noted its own meanwhile. */
export async function forgetAddress(dataDir: string, publicUrl: string): Promise<void> {
  if ((await readNotedAddress(dataDir)) === publicUrl) await rm(fileOf(dataDir), { force: true });
}

/** Address of the API: the one that is configured, that of the server that runs beside, or that of one started likewise. */
export async function publicUrlOf({ publicUrl, dataDir, host, port }: ApiConfiguration): Promise<string> {
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return publicUrl ?? (await readNotedAddress(dataDir)) ?? address;
}
