import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { faultsOf, LintReport } from './lint-verdict.ts';
import { pinnedWarnings } from './pinned-warnings.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');

/** Runs `web-ext lint` over a built Firefox extension. @returns one sentence for each fault, none where it may be published */
export async function lintFirefoxPackage(extensionDir: string): Promise<string[]> {
  const program = join(root, 'node_modules', 'web-ext', 'bin', 'web-ext.js');
  const options = ['--no-config-discovery', '--output', 'json', '--source-dir', extensionDir];
  // It ends with 1 where it found errors; the report says which.
  const { stdout } = await run(process.execPath, [program, 'lint', ...options], { maxBuffer: 16_000_000 }).catch(
    (error: unknown) => {
      if (error instanceof Error && 'stdout' in error && String(error.stdout).startsWith('{')) {
        return { stdout: String(error.stdout) };
      }
      throw error;
    },
  );
  return faultsOf(LintReport.parse(JSON.parse(stdout)), pinnedWarnings);
}
