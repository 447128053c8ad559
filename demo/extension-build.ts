import { execFile } from 'node:child_process';
import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { DemoProblem } from './demo-problem.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');

/** The browsers an extension is built for. Edge takes Chromium's. */
export type BuiltFor = 'chromium' | 'firefox';

const builds = {
  chromium: { args: ['build'], folder: 'chrome-mv3' },
  firefox: { args: ['build', '-b', 'firefox', '--mv3'], folder: 'firefox-mv3' },
} as const satisfies Record<BuiltFor, { readonly args: readonly string[]; readonly folder: string }>;

/**
 * Builds the extension into a folder of this run, so that two copies never build over each other.
 * @returns the folder that holds its manifest.json
 */
export async function buildExtension(cleanUp: AsyncDisposableStack, browser: BuiltFor): Promise<string> {
  // The build keeps its generated types in the project's own folder.
  await access(root, constants.W_OK).catch(() => {
    throw new DemoProblem(
      `The folder ${root} cannot be written, and the extension is built there. Copy the project to a folder of your own, or change its rights.`,
    );
  });
  const outDir = await mkdtemp(join(tmpdir(), 'appsprint-extension-'));
  cleanUp.defer(() => rm(outDir, { recursive: true, force: true }));
  const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  try {
    await run(process.execPath, [wxt, ...builds[browser].args], {
      cwd: root,
      env: { ...process.env, EXTENSION_OUT_DIR: outDir },
    });
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? `${String(error.stderr)}` : String(error);
    throw new DemoProblem(
      `The extension could not be built; run npm ci again and look at what npm run build says.\n${output}`,
    );
  }
  return join(outDir, builds[browser].folder);
}
