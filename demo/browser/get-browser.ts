import { createRequire } from 'node:module';
import { findBrowser } from './find-browser.ts';
import { getProgram } from './get-program.ts';

/**
 * Path of a usable Chromium; installs one when there is none. `say` gets one line before each slow step.
 * Throws an error of one sentence, with the remedy, when none was found and none could be installed.
 */
export function getBrowser(say: (line: string) => void): Promise<string> {
  return getProgram(
    {
      name: 'Chromium',
      variable: 'CHROMIUM_PATH',
      find: findBrowser,
      debianPackages: ['chromium', 'fonts-dejavu-core'],
      download: {
        saying: 'Downloading one with Playwright (about 200 MB, once) ...',
        command: [
          process.execPath,
          createRequire(import.meta.url).resolve('@playwright/test/cli'),
          'install',
          'chromium',
        ],
      },
    },
    say,
  );
}
