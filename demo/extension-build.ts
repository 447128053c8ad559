import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DemoProblem } from './demo-problem.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');

/**
 * Builds the Chromium extension into a folder of this run, so that two copies never build over each other.
 * @returns the folder that holds its manifest.json
 */
export async function buildExtension(outDir: string): Promise<string> {
  const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  try {
    await run(process.execPath, [wxt, 'build'], { cwd: root, env: { ...process.env, EXTENSION_OUT_DIR: outDir } });
  } catch (error) {
    const output = error instanceof Error && 'stdout' in error ? `\n${String(error.stdout)}` : '';
    throw new DemoProblem(
      `The extension could not be built. Check that this folder can be written and run npm ci again.${output}`,
    );
  }
  return join(outDir, 'chrome-mv3');
}
