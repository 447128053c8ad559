import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import type { ArchivedFile } from './archive.ts';

const run = promisify(execFile);

/** Every file below a folder. */
export async function filesBelow(folder: string): Promise<ArchivedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return read(folder, paths);
}

/** Every file of the project that git keeps: what a store's reviewer needs to build the same extension. */
export async function sourceFiles(root: string): Promise<ArchivedFile[]> {
  const { stdout } = await run('git', ['ls-files', '-z'], { cwd: root });
  const paths = stdout.split('\0').filter((path) => path !== '');
  return read(
    root,
    paths.map((path) => join(root, path)),
  );
}

function read(folder: string, paths: readonly string[]): Promise<ArchivedFile[]> {
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(folder, path).split(sep).join('/'),
      bytes: await readFile(path),
    })),
  );
}
