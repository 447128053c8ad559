import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { ArchivedFile } from './archive.ts';
import { filesBelow } from './collect.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');

/** The browsers a package is made for. Edge takes Chromium's. */
export type PackagedBrowser = 'chromium' | 'firefox';

const builds = {
  chromium: { args: ['build'], folder: 'chrome-mv3' },
  firefox: { args: ['build', '-b', 'firefox', '--mv3'], folder: 'firefox-mv3' },
} as const satisfies Record<PackagedBrowser, { readonly args: readonly string[]; readonly folder: string }>;

/** Builds the extension from scratch, in a folder of its own, and gives back its files. */
export async function buildFiles(browser: PackagedBrowser): Promise<ArchivedFile[]> {
  const { args, folder } = builds[browser];
  const outDir = await mkdtemp(join(tmpdir(), 'appsprint-package-'));
  try {
    const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
    await run(process.execPath, [wxt, ...args], { cwd: root, env: { ...process.env, EXTENSION_OUT_DIR: outDir } });
    return await filesBelow(join(outDir, folder));
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
